"""README.txt of a record: what each file is and how to check it, in easy words.

The text depends on the definition alone, so a check writes it again and compares (V02). It is
part of the format: published records must stay valid. To change the text, add a second one and let
V02 accept both.
"""

from __future__ import annotations

from ballots.definition.model import Election

_TEXT = """\
{title}
{board}

This is the public record of an election.
It has everything that is needed to check the election.
It does not say who voted for whom.
The votes stay sealed. Only the totals were opened.
Anybody may copy it. Please keep your own copy.


WHAT IS IN IT

definition.json   What people agreed on before the vote: who stands, where, and the rules.
candidates.json   What the people who stand say. A person's words can be taken out later.
pictures/         The photos of the people who stand. They can be taken out later, too.
cards.json        Every vote card: its six pictures, and if it was used.
boxes/            One box for each choice. All votes are in it. They are sealed.
trail.jsonl       The trail: what was done, step by step, and when.
checkpoint        The signed end of the trail. Nobody can change the trail after it.
counts.json       The count, line by line. It is here when the seats are filled.
certificate.json  Signed by the secretary and a witness. It is here when all is done.

The boxes:

{boxes}


HOW TO CHECK IT WITH OUR PROGRAM

You need Python 3.11 or newer, and the program RepVote.
Open a terminal in this folder. Then type:

    python -m audit verify .

It says "All checks hold", or it names what is wrong.
Do you have an older copy of this record? Then type this, with its place:

    python -m audit compare OLDER-COPY .

It says "same", "longer", or "FORK". FORK means: the two copies tell two stories.


HOW TO CHECK IT WITH A PROGRAM THAT OTHERS WROTE

The boxes are made as Belenios makes them. Belenios comes from a French research centre.
On Debian 13 or newer, get its program with: apt install belenios-tool
Then, in this folder, type for each box (here the first one):

    U={first}
    belenios-tool election verify --dir boxes --uuid $U

Releases 3.0 to 3.3 do not wait for their check of each vote.
So let it check each vote on its own as well.
These lines make an empty copy of the box and hold each vote against it:

    mkdir -p check/$U/all check/$U/empty
    tar -xf boxes/$U.bel -C check/$U/all
    tar -tf boxes/$U.bel | head -n 6 | (cd check/$U/all && xargs cp -t ../empty)
    belenios-tool archive make --dir check/$U/empty > check/$U/$U.bel
    grep -l '^{{"election_uuid"' check/$U/all/*.data.json | while read -r VOTE; do
        belenios-tool election verify-ballot --dir check/$U --uuid $U --ballot $VOTE \\
            || echo "NOT A GOOD VOTE: $VOTE"
    done

Put the folder "check" away when you are done. It is not a part of the record.

You can also write your own program. The file RECORD.md of RepVote says how.
"""


def readme_text(definition: Election) -> str:
    """Write the whole text for one election."""
    boxes = [(contest.uuid, contest.title) for contest in definition.contested_contests]
    listed = "\n".join(f"    boxes/{uuid}.bel   {title}" for uuid, title in boxes)
    return _TEXT.format(
        title=definition.title,
        board=definition.board,
        boxes=listed or "    There is none: nobody stands.",
        first=boxes[0][0] if boxes else "",
    )
