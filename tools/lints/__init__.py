"""The rules behind tools/lint.py: one function per rule, each yielding Finding objects."""
