"""A small invented school, made by walking the real engine through simulated days.

Every child, adult and family in it is made up. The same seed and day give the same school to the byte: ids, salts and
choices come from the seed, and the clock is set, never read.
"""
