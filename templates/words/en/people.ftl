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

## Invitations, and what each role does
## Not spoken.

people-organisers = Who runs this group
people-organisers-nobody = Nobody runs this group yet. Invite somebody.
people-organiser-what = The organiser types what the group wants. The organiser does not speak for the group.
people-role-secretary = The secretary
people-secretary-what = The secretary sets the election up and looks after it.
people-role-witness = The witness
people-role-organiser = Organiser
people-invite = Invite somebody
people-invite-how = You get a page with a code. Print it, or read the code out.
people-invite-name = The name of the person.
people-invite-button = Make the page with the code
people-invited = Invited

# $day (Text)
people-invited-until = Can start until { $day }

people-take-back = Take the invitation back

# $name (Text)
people-organiser-out = Take { $name } off

people-organiser-out-then = Who is taken off cannot sign in for this group any more. You can invite them again.

# $name (Text)
people-letter-title = Hello { $name }

# $group (Text)
people-letter-group = You are invited to run { $group } in this election.

people-letter-scan = Take a photo of this square with your phone.
people-letter-or = Or open this page:
people-letter-code = Then type this code:

# $day (Text)
people-letter-once = The code works once, until { $day }.

people-letter-keep = Do not show it to anybody else.
people-letter-now = Print this page now. The code is shown only once.
people-come-title = Do you have an invitation?
people-come-say = The code is on the page that you got.
people-come-code = The code
people-type-code = Type the code of your invitation.
people-come-on = Go on

# $role (Text)
people-join-title = You are invited: { $role }

people-join-choose = Choose a passphrase that only you know. You need it each time you sign in.
people-join-button = Start
people-join-known = I have a passphrase here already
people-join-new = I am new here

## Signing in again, and signing out everywhere
## Not spoken.

people-again-title = Sign in again for this step
people-again-why = You signed in some time ago. This step is a big one, so show again that it is you.
people-me-title = Your sign-in
people-me-roles = What you do in this election:
people-me-out = Sign out everywhere

# $places (Number)
people-me-places =
    { $places ->
        [one] You are signed in in { $places } place.
       *[other] You are signed in in { $places } places.
    }

people-me-out-then = You sign in again after that, here too.
people-me-out-when = Do this if you lost a phone or a laptop.

## A second step at the sign-in
## Not spoken.

people-second-title = Sign in with your phone too
people-second-why = Then nobody can sign in as you with your passphrase alone.
people-second-app = You need an app that makes codes, for example FreeOTP or Aegis. It works without the internet.
people-second-scan = Take a photo of this square in the app.
people-second-or = Or type this in the app:
people-second-then = Then type the six digits that the app shows.
people-second-digits = The six digits
people-second-hint = Or a code from your sheet.
people-second-type = Type the digits that your phone shows.
people-second-button = Use my phone from now on
people-second-ask = Now your phone
people-second-on = You sign in with your passphrase and your phone.
people-second-off = Sign in without my phone
people-second-is-off = You sign in with your passphrase alone now.
people-second-new = Use another phone

# $codes (Number)
people-sheet-left =
    { $codes ->
        [one] There is { $codes } code left on your sheet.
       *[other] There are { $codes } codes left on your sheet.
    }

people-sheet-title = Your sheet for when your phone is not there
people-sheet-print = Print this page now, or copy the codes. They are shown only once.
people-sheet-each = Each code works once, in the place of the six digits.
people-sheet-keep = Keep the sheet where you keep other important papers. Not with your phone.
