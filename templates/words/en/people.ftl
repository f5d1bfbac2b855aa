### Groups, and people with a role.

## The groups, and opening nominations
## Not spoken.

people-brand = Your group
people-groups-title = Groups
people-groups-say = Each group puts its own people forward and writes its own list of members.
people-groups-none = Do you know all the people already? Then you do not need any groups here.
people-no-group = You do not have a group yet. Ask the secretary.
people-group-add = Add a group
people-group-what = A group of Reps, or a group of family carers. Its members vote together.
people-group-name = What is the name of the group?
people-group-kind = Who is in this group?
people-group-area = Where is this group?
people-area-whole = Everywhere
people-group-out = Take this group out
people-group-out-then = The people who run it cannot sign in for it any more.
people-lacks-title = Something is still missing
people-lacks-names = The names of the board and of the election
people-lacks-areas = The areas
people-lacks-kinds = Who the seats are for
people-lacks-seats = How many seats there are
people-lacks-groups = A group
people-not-agreed = No group has said yes to the rules of now.

# $day (Text)
people-until = People can be put forward until { $day }.

people-nothing-now = You do not have to do anything now.
