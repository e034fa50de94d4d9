"""Who is told what, and when: the sweep that finds nudges, the digests, the outbox, and the scheduler that runs them.

Nothing here names a pupil: a mail holds initials, a class and a link.
"""
