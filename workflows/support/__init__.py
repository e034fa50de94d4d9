"""What the steps produce: family contacts, pupil views, notices, plans, outcomes, provision, agreements."""
