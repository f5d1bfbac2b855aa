"""Set-up programs: the environment, the parts from Debian, and the outside election program.

They use the standard library alone and run before anything is installed.
"""
