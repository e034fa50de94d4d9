"""Asking a specialist for advice: any number at once, from any stage of anything (Code 6.58 to 6.62)."""
