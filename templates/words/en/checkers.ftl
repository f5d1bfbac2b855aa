### For people who check an election with a program.

## On the pages about RepVote
## Not spoken.

about-credits = Pictures and letters
access-checkers-title = For people who check websites
access-axe = We check every page with axe-core before a version goes out.
access-commission = The Equality and Human Rights Commission watches over the rules for websites.

# $project (Code)
# $licence (Code)
about-pictures = The small pictures are from { $project }, the open-source emoji and icon project. Licence: { $licence }.

# $licence (Code)
about-letters = The letters are Atkinson Hyperlegible Next. Licence: { $licence }.

# $standard (Code)
access-standard = We aim for { $standard }, level AA. The pages for voters aim higher.

# $address (Code)
access-complaints = The Equality Advisory and Support Service takes complaints: { $address }.

## How to check the record
## Not spoken.

record-our-program-title = How to check it with our program
record-type-line = Type this line:
record-says = It makes every check and says what each check means.
record-other-program-title = How to check it with somebody else’s program
record-every-box = Do the same for every box.
record-each-box = You can get each box alone as well:
record-numbers = Numbers for checkers
record-hash = Hash of the locked lists (SHA-256):
record-our-program = You need RepVote on your own computer. You do not need our server.

# $file (Code)
# $folder (Code)
record-unpack = Unpack { $file } into a folder called { $folder }.

# $program (Code)
record-belenios = The boxes are written in the public format of Belenios. Its program was not made by us. Debian has it: { $program }, version 3.

# $folder (Code)
record-look-folder = Look into the folder { $folder }. There is a file for each box.

# $ending (Code)
record-type-name = Type this line. Instead of NAME, type the name of the file without { $ending }.

# $file (Code)
record-readme = The file { $file } in the record says more.
