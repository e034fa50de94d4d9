"""The engine: journeys that move only as a written definition allows, and a record of each move that cannot be changed.

It knows nothing of schools: whatever a check may ask about is handed in as facts.
"""
