### What is printed: vote cards, the picture wall, the practice paper.

## Vote cards
## Not spoken.

# $election (Election)
print-card-file = Vote cards: { $election }

print-card-yours = This is your vote card.
print-card-keep = Keep it.
print-card-not-name = It is not your name.
print-card-no-choice = It does not show who you choose.

## The picture wall
## Not spoken.

# $contest (Title)
print-wall-file = Picture wall: { $contest }

# $page (Number)
# $pages (Number)
print-wall-page = Page { $page } of { $pages }

print-wall-in-box = These cards are in the box.
print-wall-no-choice = The wall does not show who you voted for.
print-wall-open = Voting is open.
print-wall-late = New votes are here after 10 minutes.

## The practice paper
## Not spoken.

paper-title = Practice paper
paper-choose = You can choose 2 fruits.
paper-mark = Put a mark in the box beside a fruit.
paper-mark-real = Practice. This is not a real vote.
paper-print = Print this page. Give one to each person.
paper-not-counted = Practice. Nobody counts this paper.
