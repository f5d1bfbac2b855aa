"""Names and sentences of made-up people. Nobody here is or stands for a real person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pool:
    """First and family names that go together, and the skin tones drawn with them."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]
    tones: tuple[int, int]
    share: int  # of a hundred
    scarves: int  # women of a hundred who wear a headscarf


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


POOLS = (
    Pool(
        women=_split(
            """Alma Bess Carys Della Edie Fern Gwen Hattie Ivy Joan Kitty Libby Mabel Nell Opal
            Peggy Rhona Sally Tess Una Vera Wendy Avril Beryl Clara Dawn Elsie Flora Ginny Hazel"""
        ),
        men=_split(
            """Alfie Barney Clive Dougie Ewan Fergus Gil Hamish Ivor Jasper Ken Lenny Mick Ned
            Ollie Perry Ralph Sid Toby Vince Wilf Archie Bert Cecil Denny Eddie Frank Gareth"""
        ),
        family=_split(
            """Appleyard Birchwell Brambleby Cloverley Dewbury Elmstead Fairbrook Fernhollow
            Greenacre Hawthorpe Hollybush Ivelham Juniper Kingcombe Larkfield Meadowell Millbrow
            Nettlecombe Oakhanger Pebbleton Quillham Rowanby Sandlake Thistlewood Underlea Velmore
            Wetherby-Shaw Windlesham Yarrowby Ashcombe Barleymow Coppard Duckmanton Foxcote"""
        ),
        tones=(0, 3),
        share=62,
        scarves=0,
    ),
    Pool(
        women=_split("Amina Bushra Farida Habiba Jamila Kamala Lalita Meera Nasrin Rekha Safia"),
        men=_split("Arif Balraj Dilip Faisal Harun Imtiaz Jatinder Kiran Mohan Naveed Ravi Tariq"),
        family=_split(
            "Anwari Bhandal Chaudhari-Lane Dholakia Farooqui Gulzar Hamidi Jandu Kothari Mirzani"
        ),
        tones=(3, 5),
        share=16,
        scarves=45,
    ),
    Pool(
        women=_split("Abena Blessing Comfort Esi Folake Grace Ifeoma Marcia Ngozi Patience Yaa"),
        men=_split("Ade Bayo Chidi Delroy Emeka Femi Kofi Kwame Leroy Obi Sunny Winston"),
        family=_split(
            "Abankwa Boatengson Chukwura Danquah-Hill Ezeani Fashola Gyamfi Ibekwe Larbie Nwosuh"
        ),
        tones=(5, 7),
        share=14,
        scarves=10,
    ),
    Pool(
        women=_split("Bozena Danuta Halina Irena Jolanta Krysia Ludmila Mei Oksana Suyin"),
        men=_split("Bogdan Cezary Darek Filip Grzegorz Jun Kai Leszek Marek Wei"),
        family=_split(
            "Bielawka Czarnota Dolinski-Fox Grabowiec Lin-Harper Malinko Stawicki Zhu-Ashe"
        ),
        tones=(0, 2),
        share=8,
        scarves=0,
    ),
)

# Three points for each Rep: who I am, what I want, what I will do.
REP_ABOUT = (
    "I like meeting new people.",
    "I live in my own flat.",
    "I live with two friends.",
    "I work in a garden centre.",
    "I work in a café on Fridays.",
    "I help at the food bank.",
    "I have spoken at big meetings.",
    "I have been a Rep before.",
    "I have never been a Rep. I want to try.",
    "I use a wheelchair and I get about.",
    "I use signs and pictures to talk.",
    "I go to college three days a week.",
    "I sing in a choir.",
    "I play football every Saturday.",
    "I love trains and I travel alone.",
    "I help run our self-advocacy group.",
    "I look after two cats.",
    "I cook for my friends on Sundays.",
    "I make short films about our lives.",
    "I volunteer at the library.",
    "I grow vegetables with my group.",
    "I know many people in this area.",
    "I like swimming and long walks.",
    "I taught nurses about learning disability.",
    "I paint and I show my pictures.",
    "I have a job that I love.",
    "I speak two languages at home.",
    "I go dancing with my friends.",
)
REP_WANT = (
    "I want buses that come on time.",
    "I want more evening buses.",
    "I want doctors to explain things.",
    "I want everyone to get a health check.",
    "I want dentists who take their time.",
    "I want hospital letters in Easy Read.",
    "I want more paid jobs for us.",
    "I want fair pay for our work.",
    "I want good homes near our friends.",
    "I want people to choose who they live with.",
    "I want support staff who stay.",
    "I want to pick my own support staff.",
    "I want an end to hate crime.",
    "I want safe places in every town.",
    "I want help to use the internet safely.",
    "I want more things to do at weekends.",
    "I want clubs that open in the evening.",
    "I want help with love and friendship.",
    "I want support for parents like us.",
    "I want colleges to teach what we ask for.",
    "I want toilets that all of us can use.",
    "I want shops to be calm and friendly.",
    "I want sports for everyone.",
    "I want bills that are easy to read.",
    "I want help with money when I ask.",
    "I want older people to stay in their homes.",
    "I want police to listen to us.",
    "I want all meetings in plain words.",
)
REP_DO = (
    "I will listen to everyone.",
    "I will ask the hard questions.",
    "I will tell you what the board says.",
    "I will visit every group in our area.",
    "I will speak up for quiet people.",
    "I will read the papers with you.",
    "I will bring your ideas to the board.",
    "I will come to every meeting.",
    "I will say when words are too hard.",
    "I will make sure we are heard.",
    "I will work as part of a team.",
    "I will keep my promises.",
    "I will ask what you think first.",
    "I will check that things get done.",
    "I will say thank you and well done.",
    "I will help new Reps to learn.",
    "I will be kind and I will be strong.",
    "I will say no when it is not fair.",
    "I will talk to the people in charge.",
    "I will share news with pictures.",
    "I will stand up for our rights.",
    "I will hold a coffee morning each month.",
    "I will find out and get back to you.",
    "I will take my time and get it right.",
    "I will not give up.",
    "I will make people laugh and think.",
    "I will bring more of us to meetings.",
    "I will keep asking about buses.",
)

CARER_ABOUT = (
    "My son is 24. He loves music.",
    "My daughter lives with us at home.",
    "I care for my brother.",
    "My sister moved to her own flat.",
    "We are a family of five.",
    "I work part time and I care at home.",
    "I have been a carer for 30 years.",
    "My grandson lives with me.",
    "I help at a carers' group.",
    "I was a teacher before I cared full time.",
    "My daughter and I both use signs.",
    "I care for my son and my mother.",
    "I drive our group's minibus.",
    "My son has a job and a bike.",
    "I know how hard forms can be.",
    "My brother and I share a home.",
    "I am new here and full of ideas.",
    "I care full time for someone I love.",
    "We care for our son together.",
    "I run a drop-in for families.",
)
CARER_WANT = (
    "I want short breaks that families can trust.",
    "I want one person to call, not ten.",
    "I want a good plan for when I am old.",
    "I want help before there is a crisis.",
    "I want a smooth move from school to adult life.",
    "I want day services that people enjoy.",
    "I want carers to get their own health checks.",
    "I want forms that take one page.",
    "I want families to be asked early.",
    "I want good support at night.",
    "I want hospitals to let carers stay.",
    "I want staff to be paid well.",
    "I want homes close to family.",
    "I want our young people to find work.",
    "I want clear letters about money.",
    "I want carers to meet each other more.",
    "I want fair travel costs.",
    "I want changes explained in good time.",
    "I want support in the country as well.",
    "I want services to say sorry when things go wrong.",
)
CARER_DO = (
    "I will speak for all kinds of families.",
    "I will listen more than I talk.",
    "I will let people speak for themselves.",
    "I will work with the Reps, side by side.",
    "I will share what I learn.",
    "I will answer when you call me.",
    "I will ask what it means for families.",
    "I will bring your stories with care.",
    "I will come prepared.",
    "I will say what works and what does not.",
    "I will stay calm and keep going.",
    "I will write to you after each meeting.",
    "I will welcome new carers.",
    "I will look for answers, not blame.",
    "I will keep private things private.",
    "I will put people before paperwork.",
    "I will help to make plans real.",
    "I will ask again when nothing happens.",
    "I will make time for a chat.",
    "I will stand by the people we love.",
)
