"""A layer of a school’s own, as it is written."""

NAME = "graduated_approach"
OWN = """\
layer: school
of: graduated_approach
version: 1
title: Our own words
in_force_from: 2026-10-05
stages:
  concern: {label: A thought about a child}
"""
