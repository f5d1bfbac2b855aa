"""Development tools: set-up, lock files, word checks, release checks.

Set-up programs use the standard library alone because they run before anything is installed.
"""
