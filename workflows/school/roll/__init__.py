"""The roll: pupils brought in from SIMS, Arbor, Bromcom or a Common Transfer File, previewed first, undone if need be.

Bytes become text (`decode`), a table (`table`) or a Common Transfer File (`ctf`), and then people (`reading`); people
are compared with the school's own pupils (`preview`), brought in by one transaction (`apply`) and taken back (`undo`).
A contacts file goes the same way (`contact_columns`, `contact_rows`, `contact_preview`).
"""
