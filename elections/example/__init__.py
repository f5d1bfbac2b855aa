"""Example elections: made-up people, drawn faces, planned votes. All from a seed."""

from elections.example.build import ExampleElection, build_folder
from elections.example.votes import changed_minds, vote_plan

__all__ = ["ExampleElection", "build_folder", "changed_minds", "vote_plan"]
