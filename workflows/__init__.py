"""The SEND domain: what a school is, what support produces, and the workflows. No web, no mail."""
