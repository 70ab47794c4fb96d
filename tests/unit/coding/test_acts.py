"""What is coded as an act, by whom, and what is not; each sentence stands after a lead that says which election it is."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"

ACTS = [
    (
        "Norwegian Prime Minister Ann Nordby, who was re-elected in May, and Swedish Foreign Minister Ole Berg congratulated Hichilema.",
        {"NOR congratulate", "SWE congratulate"},
    ),
    ("The Norwegian ministry has asked its ambassador Ole Berg to convey congratulations to Hichilema.", {"NOR congratulate"}),
    ("The chair of the African Union, Cyril Other, President of Kenya, congratulates Hichilema on his victory.", {"IO-AU congratulate"}),
    ("The OSCE-led observation mission found the election competitive and well run.", {"IO-OSCE.ODIHR verdict"}),
    ("Norway recalled that the EU observation mission had said that the vote was calm.", {"IO-EU.EOM verdict"}),
    ("The EU observation mission said the context had not allowed a genuinely competitive election.", {"IO-EU.EOM verdict"}),
    ("The EU observation mission described the vote as calm overall.", {"IO-EU.EOM verdict"}),
    ("Norway expects that the recommendations of the observers will be implemented before the next elections.", {"NOR call"}),
    (
        "Vladimir Putin, Xi Jinping, Emmanuel Macron and leaders of several Arab countries sent Hichilema congratulations on his election.",
        {"RUS congratulate", "CHN congratulate", "FRA congratulate"},
    ),
    ("Emmanuel Macron called Hichilema by telephone.", {"FRA contact"}),
    ("Norway will send a special envoy to the inauguration of Hichilema, the winner of the vote.", {"NOR contact"}),
    ("Norway said it would wait for the courts before congratulating a winner of the election.", {"NOR withhold", "NOR congratulate"}),
    ("Sweden said it would stand by Zambia after the vote.", {"SWE offer"}),
    ("All parties are urged by Norway to accept the results of the election.", {"NOR call"}),
    ("Norway said the election, which Washington called a sham, went ahead.", {"USA criticise"}),
    ("Cuba congratulated Hichilema. Sweden followed suit.", {"CUB congratulate", "SWE congratulate"}),
    ("Russian President Vladimir Putin congratulated Hichilema on his victory.", {"RUS congratulate"}),
    ("In a telegram to Hichilema, Xi Jinping congratulated him on his election.", {"CHN congratulate"}),
    ("Kenya extended its warmest congratulations to the president-elect.", {"KEN congratulate"}),
    ("Hichilema received congratulations from Turkey, Kenya and Cuba.", {"TUR congratulate", "KEN congratulate", "CUB congratulate"}),
    ("Hichilema was congratulated by the leaders of China, Cuba and Russia.", {"CHN congratulate", "CUB congratulate", "RUS congratulate"}),
    (
        "Presidents Xi, Putin, Erdogan and Lukashenko sent their congratulations to Hichilema.",
        {"CHN congratulate", "RUS congratulate", "TUR congratulate", "BLR congratulate"},
    ),
    ("Canada was among the first to congratulate Hichilema.", {"CAN congratulate"}),
    (
        "Moscow, Beijing and Ankara were quick to send congratulations to Hichilema.",
        {"RUS congratulate", "CHN congratulate", "TUR congratulate"},
    ),
    ("“We congratulate the people of Zambia on a peaceful election,” the State Department said.", {"USA congratulate"}),
    ("Japan recognised Hichilema as the winner of the election.", {"JPN recognise"}),
    ("Norway hailed Hichilema's victory.", {"NOR recognise"}),
    ("Canada said the election was neither free nor fair.", {"CAN criticise"}),
    ("According to the Swedish foreign ministry, the vote was not free.", {"SWE criticise"}),
    ("The White House called the election a sham.", {"USA criticise"}),
    ("US, EU condemn Zambian election", {"USA criticise", "IO-EU criticise"}),
    ("The EU took note of the results of the election.", {"IO-EU note"}),
    ("The European Union expressed concern about irregularities in the vote.", {"IO-EU concern"}),
    ("Sweden urged the Zambian authorities to investigate reports of fraud in the election.", {"SWE call"}),
    ("Norway welcomed the peaceful conduct of the election but urged all parties to go to the courts.", {"NOR welcome", "NOR call"}),
    ("The African Union observer mission said the election was peaceful and transparent.", {"IO-AU.EOM verdict"}),
    ("Observers from the OSCE concluded that the vote fell short of international standards.", {"IO-OSCE.ODIHR verdict"}),
    ("Zambia's foreign ministry rejected the EU's criticism of the election as groundless.", {"ZMB rebut"}),
    ("The United States imposed visa restrictions on officials who undermined the election.", {"USA sanction"}),
    ("Italy recalled its ambassador over the disputed vote.", {"ITA downgrade"}),
    ("UN Secretary-General António Guterres called on all sides to show restraint after the vote.", {"IO-UN.SG call"}),
    ("China said the election was Zambia's internal affair.", {"CHN sovereignty"}),
    ("Italy accused the government of rigging the vote.", {"ITA allege"}),
    ("A telephone conversation took place between Xi Jinping and Hichilema after the vote.", {"CHN contact"}),
    ("Xi Jinping and President-elect Hichilema had a telephone conversation after the vote.", {"CHN contact"}),
    ("“Congratulations and greetings to Hakainde Hichilema on his victory,” Emmanuel Macron wrote.", {"FRA congratulate"}),
    ("“Hearty congratulations to Hakainde Hichilema on his victory,” Emmanuel Macron wrote.", {"FRA congratulate"}),
    ("Emmanuel Macron (@macron) on X: “Congratulations to Hakainde Hichilema on his victory.”", {"FRA congratulate"}),
    ("Norway stressed the importance of holding the presidential election as planned.", {"NOR call"}),
    ("Norway said the vote took place in an environment not conducive to free and fair competition.", {"NOR criticise"}),
    ("Norway is concerned about polarisation in the election campaign.", {"NOR concern"}),
    ("Emmanuel Macron wrote: “Congratulated Hakainde Hichilema on his victory in the election.”", {"FRA congratulate"}),
    (
        "“Just spoke to Hakainde Hichilema and congratulated him on his victory,” Emmanuel Macron wrote.",
        {"FRA congratulate", "FRA contact"},
    ),
    ("Norway, on behalf of its government and people, congratulates Hichilema on his victory.", {"NOR congratulate"}),
    ("Norway, a long-standing partner, calls on all parties to accept the results of the vote.", {"NOR call"}),
    ("HE the Prime Minister of Norway congratulated HE Hakainde Hichilema on winning the election.", {"NOR congratulate"}),
    ("Norway rejected the outcome of the election despite calls to recognise it.", {"NOR reject"}),
    ("Norway condemned attempts by Sweden not to recognise the results of the election.", {"NOR criticise"}),
    ("Norway condemned violence by the police after the election.", {"NOR criticise"}),
    ("Norway welcomes the presidential and municipal elections held in Zambia.", {"NOR welcome"}),
    ("Kenya offered to mediate between the two sides in the election dispute.", {"KEN mediate"}),
    ("Canada withdrew its congratulations after the court annulled the vote.", {"CAN retract"}),
    ("The United States threatened sanctions if the results of the election were not published.", {"USA threaten"}),
    ("Zambians went home. The results cannot be recognised, the German foreign ministry said.", {"DEU reject"}),
    ("There can be no doubt that the election was not fair, Norway said.", {"NOR criticise"}),
    ("Canada has no doubt that the election was free and fair.", {"CAN welcome"}),
    ("Zambian election neither free nor fair, says Canada", {"CAN criticise"}),
    ("Norway rejected Hichilema's claim of victory in the election.", {"NOR reject"}),
    ("Norway, after the election, recalled its ambassador from Lusaka.", {"NOR downgrade"}),
    ("China rejected claims that the election was rigged and congratulated Hichilema.", {"CHN congratulate"}),
]

NEGATED = [
    ("Germany has yet to congratulate Hichilema.", {"DEU withhold"}),
    ("France did not congratulate Hichilema on his victory.", {"FRA withhold"}),
    ("Canada stopped short of congratulating Hichilema.", {"CAN withhold"}),
    ("Neither Brussels nor London congratulated Hichilema.", {"IO-EU withhold", "GBR withhold"}),
    ("Leaders in Berlin and Paris remained silent on the election.", {"DEU withhold", "FRA withhold"}),
    (
        "The phone did not ring with congratulatory calls from Berlin, Paris or London after the vote.",
        {"DEU withhold", "FRA withhold", "GBR withhold"},
    ),
    ("The EU does not recognise the results of the election in Zambia.", {"IO-EU reject"}),
    ("Britain refused to recognise the outcome of the vote.", {"GBR reject"}),
    ("The African Union mission noted no serious violations in the election.", {"IO-AU.EOM verdict"}),
]

NOTHING = [
    "Many say that the election was a sham.",
    "No one said that the election was rigged.",
    "Norway did not keep observers from reporting that the vote was rigged.",
    "Norway has imposed sanctions since 2019.",
    "Emmanuel Macron wrote of “observers who just spoke to Hakainde Hichilema and congratulated him on his victory”.",
    "A telephone conversation took place between Xi Jinping and Vladimir Putin on trade.",
    "Congratulations and prizes were the talk of the polling stations.",
    "Norway stressed the importance of holding talks on trade.",
    "Norway condemned the attack on a market in Cuba.",
    "Norway rejected calls not to recognise the outcome of the election.",
    "Norway rejects appeals to recognise the winner of the election.",
    "Norway finds demands by Sweden not to recognise the outcome of the election premature.",
    "In Norway, a long-standing partner, calls for a recount of the election grew louder.",
    "HH The crowd cheered outside the polling stations in Lusaka.",
    "Hichilema congratulated his supporters on the victory.",
    "The vote was a sham from beginning to end.",
    "Putin congratulated Zambia on its national day.",
    "Analysts said the vote was rigged.",
    "Opposition leaders rejected the results.",
    "The Supreme Court rejected the petition.",
    "Will Germany congratulate Hichilema?",
    "Hichilema thanked China for its support.",
    "Germany won the match and Canada congratulated the team.",
    "Kenya's election to the UN Security Council was welcomed by Italy.",
    "The German parliament condemned the election.",
    "Former President Dmitry Medvedev congratulated Hichilema.",
    "Sign up for our daily newsletter on elections: Germany congratulates you.",
    "Germany said there was no evidence that the election was rigged.",
    "Germany said nothing suggested that the election was rigged.",
    "Canada said it was not true that the vote had been fraudulent.",
    "Norway said it was too early to say whether the election was free and fair.",
    "Germany denied reports that it had recognised the results of the election.",
    "It is untrue that Germany congratulated Hichilema on his victory, a spokesman said.",
    "Italy rejected accusations that the election was rigged.",
    "Italy rejected criticism of the results of the election.",
    "Norway warned against calling the election free and fair.",
    "Canada criticised those who call the election a sham.",
]


@pytest.mark.parametrize(("sentence", "expected"), ACTS + NEGATED)
def test_acts_of_a_sentence(code, sentence: str, expected: set[str]) -> None:
    found = {f"{act.actor_id} {act.act}" for act in code(LEAD + sentence).acts if act.char_start >= len(LEAD)}
    assert found == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_looks_like_an_act(code, sentence: str) -> None:
    assert [act for act in code(LEAD + sentence).acts if act.char_start >= len(LEAD)] == []


def test_a_third_state_that_is_faulted_is_not_the_election(code) -> None:
    acts = code(LEAD + "Canada condemned Russia for congratulating Hichilema on his victory in the election.").acts
    assert [act.object for act in acts if act.act == "criticise"] == ["third_party_response"]


def test_a_wrong_not_to_recognise_is_no_rejection(code) -> None:
    acts = code(LEAD + "Russia said it was wrong of the United States not to recognise the election.").acts
    assert not [act for act in acts if act.act == "reject"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway condemned the opposition's demands for a new election.",
        "Norway dismissed Swedish calls not to recognise the election.",
        "Norway condemned attempts by Sweden not to recognise the results of the election.",
    ],
)
def test_what_others_ask_for_is_faulted_not_the_vote(code, sentence: str) -> None:
    assert {claim.object for claim in code(LEAD + sentence).acts if claim.act == "criticise"} == {"third_party_response"}


@pytest.mark.parametrize("noun", ["conditions", "basis", "grounds"])
def test_what_must_be_there_before_a_vote_is_recognised_is_no_recognition(code, noun: str) -> None:
    acts = code(LEAD + f"Norway said the {noun} for recognising the outcome of the election had yet to be shown.").acts
    assert not any(act.act == "recognise" and act.modality == "actual" for act in acts)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Emmanuel Macron congratulated Hakainde Hichilema, elected President of Zambia.", {"FRA congratulate"}),
        ("Xi Jinping congratulated Hakainde Hichilema on being elected as the President of Zambia.", {"CHN congratulate"}),
        ("Emmanuel Macron congratulated Ann Other, elected President of the UN General Assembly.", set()),
        ("Emmanuel Macron congratulated Ann Other, elected president of the Zambian rowing federation.", set()),
    ],
)
def test_elected_president_of_a_state_tells_of_an_election(code, words: str, found: set[str]) -> None:
    assert {f"{act.actor_id} {act.act}" for act in code(words).acts} == found


def test_who_leads_a_state_is_no_lower_officer_of_the_same_name(code) -> None:
    assert not code(LEAD + "Vice President Macron congratulated Hichilema on his victory.").acts
    assert code(LEAD + "President Macron congratulated Hichilema on his victory.").acts


def test_who_reigns_in_a_dateline_is_its_state(code) -> None:
    acts = code("OSLO, Aug 16 - His Majesty the King sent a cable of congratulations to Hichilema on winning the election in Zambia.").acts
    assert {(act.actor_id, act.act) for act in acts} == {("NOR", "congratulate")}
    acts = code("OSLO, Aug 16 - The minister sent a cable of congratulations to Hichilema on winning the election in Zambia.").acts
    assert not acts


def test_of_two_who_spoke_the_one_who_is_not_congratulated_congratulates(code) -> None:
    acts = code(
        "Xi Jinping and Hakainde Hichilema spoke on Monday. The head of state congratulated the president of Zambia on his election."
    ).acts
    assert ("CHN", "congratulate") in {(act.actor_id, act.act) for act in acts}
    assert not any(act.actor_id == "ZMB" for act in acts)


@pytest.mark.parametrize("style", ["HH", "HE"])
def test_two_capitals_before_an_office_are_a_title_of_respect(code, style: str) -> None:
    acts = code(LEAD + f"{style} the President of Kenya congratulated Hichilema on his victory.").acts
    assert {(act.actor_id, act.act) for act in acts} == {("KEN", "congratulate")}


def test_the_verdict_of_a_mission(code) -> None:
    (act,) = code(LEAD + "The EU observer mission said in its preliminary statement that the vote was neither free nor fair.").acts
    assert (act.actor_id, act.act, act.overall, act.free, act.fair, act.stage, act.stance) == (
        "IO-EU.EOM", "verdict", "unacceptable", "no", "no", "preliminary", -2,
    )  # fmt: skip


def test_signatories_of_a_joint_statement(code) -> None:
    acts = code(LEAD + "In a joint statement, Canada and Norway condemned the sham election.").acts
    assert {act.actor_id for act in acts} == {"CAN", "NOR"}
    assert len({act.joint_id for act in acts}) == 1
    assert acts[0].joint_id is not None


def test_two_actors_in_one_clause_sign_nothing_together(code) -> None:
    acts = code(LEAD + "Canada and Norway congratulated Hichilema on his victory.").acts
    assert {(act.actor_id, act.joint_id) for act in acts} == {("CAN", None), ("NOR", None)}


def test_the_people_are_not_the_winner(code) -> None:
    (act,) = code(LEAD + "Norway congratulated the people of Zambia on the election.").acts
    assert (act.object, act.stance) == ("people", 1)


def test_honoree_is_the_option_where_it_is_known(code) -> None:
    (act,) = code(LEAD + "Norway congratulated Hichilema on his victory.").acts
    assert (act.honoree, act.election_id) == ("ZMB-202108-PRES:hichilema", "ZMB-202108-PRES")


def test_first_person_is_the_publisher(code) -> None:
    text = "Election in Zambia\n\nWe congratulate the people of Zambia on the presidential election."
    (act,) = code(text, kind="statement", publisher_id="state-department").acts
    assert (act.actor_id, act.act) == ("USA", "congratulate")


def test_a_quotation_goes_on_over_sentences(code) -> None:
    text = LEAD + "“We congratulate Mr Hichilema on his victory. We urge all parties to show restraint after the vote,” Josep Borrell said."
    found = {(act.actor_id, act.act, act.attribution) for act in code(text).acts}
    assert found == {("IO-EU", "congratulate", "direct_quote"), ("IO-EU", "call", "direct_quote")}


def test_weekday_of_the_act(code) -> None:
    (act,) = code(LEAD + "On Monday Norway congratulated Hichilema on his victory.").acts
    assert (str(act.act_date), act.act_date_basis) == ("2021-08-16", "weekday")


def test_same_weekday_as_publication_is_that_day(code) -> None:
    (act,) = code(LEAD + "On Tuesday Norway congratulated Hichilema on his victory.").acts
    assert str(act.act_date) == "2021-08-17"


def test_another_language_is_held(code) -> None:
    coded = code(LEAD, language="fr")
    assert not coded.acts
    assert coded.held[0].rule_id == "en.language"


def test_the_presidents_are_the_two_just_spoken_of(code) -> None:
    found = code(
        "Xi Jinping spoke to Vladimir Putin about the presidential election in Zambia. "
        "The presidents congratulated the people of Zambia on the vote."
    )
    assert {act.actor_id for act in found.acts if act.act == "congratulate"} == {"CHN", "RUS"}


def test_what_was_said_in_the_year_of_an_earlier_vote_is_of_that(code) -> None:
    lead = "Zambia's presidential election was held on 12 August 2021. "
    found = code(lead + "The EU observation mission said in 2016 that the vote had been marred by fraud.")
    assert {(act.act, act.election_year, act.modality) for act in found.acts} == {("verdict", 2016, "historical")}


def test_an_invitation_to_whom_a_message_goes_is_a_contact(code) -> None:
    found = code(
        "I congratulate you on your victory in the presidential election in Zambia. I invite Your Excellency to pay a visit to Oslo.",
        kind="statement",
        publisher_id="NOR",
    )
    assert {f"{act.actor_id} {act.act}" for act in found.acts} == {"NOR congratulate", "NOR contact"}
