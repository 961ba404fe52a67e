"""PDF, DOCX, EPUB, e-mail and RTF become articles; damaged, locked and hostile ones become one line."""

import io
import re
import textwrap
import zipfile
import zlib
from typing import ClassVar

import docx
import pytest
from documents import CONTAINER, archive, content_of, epub, lzw, lzw_bomb, pdf, pdf_indexed, pdf_of

from summarize_cli.errors import ContentError, SourceError, UsageError
from summarize_cli.reading import readers
from summarize_cli.reading.formats import recognise
from summarize_cli.reading.readers import read_article
from summarize_cli.reading.sources import Raw
from tests.processes import cpu_time_below

STORY = (
    "The ferry line will add two night boats from May, the company said on Tuesday in a statement.",
    "“People who work late shifts have waited for this since 2019,” said Ana Ruiz, who runs the line.",
    "Each boat carries 120 passengers and 30 bicycles across the sound in 18 minutes, at night as by day.",
    "The city pays half of the cost, about 400,000 euros a year, and will look at all the figures in autumn.",
)
TITLE = "Ferry line to add night boats"


def read(data, encoding=None):
    return read_article(Raw(data), "auto", encoding, None)


def texts(article, role="prose"):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == role]


def rules(article):
    return {line.rule for line in article.dropped}


def column(paragraphs, x, top=680, width=45):
    """Rows of a column: (x, y, size, text), an empty row between paragraphs."""
    rows = [row for paragraph in paragraphs for row in (*textwrap.wrap(paragraph, width), "")]
    return [(x, top - 14 * place, 10, row) for place, row in enumerate(rows) if row]


def interleaved(left, right):
    """Two columns as programs write them that go across the page."""
    return sorted((*left, *right), key=lambda row: (-row[1], row[0]))


class TestPdf:
    def test_columns_are_read_one_after_the_other(self):
        page = [(72, 720, 18, TITLE), *interleaved(column(STORY[:2], 72), column(STORY[2:], 330))]
        article = read(pdf([page]))
        assert article.title == TITLE
        assert texts(article) == list(STORY)

    def test_running_heads_page_numbers_captions_and_small_print_are_left_out(self):
        pages = [
            [
                (72, 760, 9, f"Journal of Coasts {number}"),
                *column([paragraph], 72, width=90),
                (300, 30, 9, f"- {number} -"),
            ]
            for number, paragraph in enumerate(STORY, start=1)
        ]
        pages[0] += [(72, 300, 10, "Figure 1: The boat at its berth on the south side of the sound.")]
        pages[0] += [
            (72, 200, 7, "1 Corresponding author, who can be found in the harbour office on weekdays.")
        ]
        article = read(pdf(pages))
        assert texts(article) == list(STORY)
        assert rules(article) == {"running head", "page number", "caption", "small print"}

    def test_divided_words_are_joined_and_compounds_keep_their_hyphen(self):
        rows = [
            "The pas-",
            "sengers of the night-",
            "boat, a night-boat of 1911, waited for the cap-",
            "tain at the quay.",
        ]
        article = read(pdf([[(72, 700 - 14 * place, 10, row) for place, row in enumerate(rows)]]))
        assert texts(article) == [
            "The passengers of the night-boat, a night-boat of 1911, waited for the captain at the quay."
        ]

    def test_a_paragraph_goes_on_over_the_page(self):
        first, second = STORY[0].split(" said ")
        article = read(
            pdf([column([f"{first} said"], 72, width=90), column([second, *STORY[1:]], 72, width=90)])
        )
        assert texts(article) == list(STORY)

    def test_headings_are_larger(self):
        page = [
            *column(STORY[:2], 72, width=90),
            (72, 560, 13, "What it costs"),
            *column(STORY[2:], 72, 530, 90),
        ]
        article = read(pdf([page]))
        assert texts(article) == list(STORY)
        assert texts(article, "heading") == ["What it costs"]

    def test_references_are_left_out(self):
        page = [
            *column(
                [*STORY, "References", "Lindahl, M. (2019). A History of the Coast. Tideway Press."],
                72,
                width=90,
            )
        ]
        assert texts(read(pdf([page]))) == list(STORY)

    def test_what_it_says_of_itself_is_believed_where_its_first_page_shows_it(self):
        page = [(72, 720, 10, TITLE), (72, 700, 10, "By Jane Doe"), *column(STORY, 72, width=90)]
        article = read(pdf([page], info=f"/Title ({TITLE}) /Author (Jane Doe)"))
        assert (article.title, article.byline) == (TITLE, "Jane Doe")
        other = read(
            pdf([column(STORY, 72, width=90)], info="/Title (Microsoft Word - draft7.doc) /Author (user1)")
        )
        assert (other.title, other.byline) == (None, None)

    @pytest.mark.parametrize("cut", [9, 60, 400, 900])
    def test_a_damaged_one(self, cut):
        with pytest.raises(ContentError, match=r"damaged PDF document; get it again|without text"):
            read(pdf([column(STORY, 72)])[:cut])

    def test_one_without_text(self):
        with pytest.raises(ContentError, match=r"a scan\?"):
            read(pdf([[]]))

    @pytest.mark.parametrize("twice", [False, True])
    def test_a_bomb(self, twice):
        content = zlib.compress(bytes(60_000_000)) if twice else bytes(60_000_000)
        filters = b"/Filter [/FlateDecode /FlateDecode]" if twice else None
        with pytest.raises(ContentError, match=r"more than 50 MB"):
            read(pdf_of([content], compress=True, filters=filters))

    @pytest.mark.parametrize("kind", ["index", "lzw", "runs"])
    def test_a_bomb_of_another_kind(self, kind):
        data = {
            "index": lambda: pdf_indexed(zlib.compress(bytes(60_000_000))),
            "lzw": lambda: pdf_of([lzw_bomb()], filters=b"/Filter /LZWDecode"),
            "runs": lambda: pdf_of([b"\x81 " * 500_000], filters=b"/Filter /RunLengthDecode"),
        }[kind]()
        with cpu_time_below(20), pytest.raises(ContentError, match=r"more than 50 MB"):
            read(data)

    @pytest.mark.parametrize("kind", ["lzw", "runs", "checksum"])
    def test_filters_are_read(self, kind):
        page = [(72, 700, 10, STORY[0])]
        content = content_of(page)
        if kind == "checksum":
            # Byte by byte this would take a minute; a comment says nothing.
            stream = zlib.compress(content + b"\n%" + b"x" * 2_000_000, level=0)[:-4] + b"oops"
            data = pdf_of([stream], filters=b"/Filter /FlateDecode")
        elif kind == "runs":
            pieces = [content[place : place + 100] for place in range(0, len(content), 100)]
            stream = b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\xfe \x80"
            data = pdf_of([stream], filters=b"/Filter /RunLengthDecode")
        else:
            data = pdf_of([lzw(content)], filters=b"/Filter /LZWDecode")
        with cpu_time_below(5):
            assert texts(read(data)) == [STORY[0]]

    def test_of_a_stream_that_is_damaged_within_the_text_before_is_read_in_no_time(self):
        content = content_of([(72, 700, 10, STORY[0])])
        stream = zlib.compress(content + b"\n%" + b"x" * 2_000_000, level=0)
        damaged = stream[:-100_000] + b"\xff" * 100_000
        with cpu_time_below(5):
            assert texts(read(pdf_of([damaged], filters=b"/Filter /FlateDecode"))) == [STORY[0]]

    def test_many_scattered_letters_take_no_time(self):
        letters = [(5 + place * 37 % 600, 5 + place * 91 % 780, 6, "x") for place in range(3000)]
        with cpu_time_below(10):
            read(pdf([letters, column(STORY, 72)]))


class TestDocx:
    def make(self, *, author="", title=""):
        document = docx.Document()
        document.core_properties.author, document.core_properties.title = author, title
        document.add_heading(TITLE, 0)
        for paragraph in STORY[:2]:
            document.add_paragraph(paragraph)
        document.add_heading("What it costs", 1)
        document.add_table(1, 1).cell(
            0, 0
        ).text = "A cell holds 120 passengers and is no sentence of the text."
        for paragraph in STORY[2:]:
            document.add_paragraph(paragraph)
        data = io.BytesIO()
        document.save(data)
        return data.getvalue()

    def test_paragraphs_and_headings(self):
        article = read(self.make(author="Jane Doe", title=TITLE))
        assert (article.title, article.byline) == (TITLE, "Jane Doe")
        assert texts(article) == list(STORY)
        assert texts(article, "heading") == ["What it costs"]

    def test_a_program_is_no_author_and_a_template_s_title_none(self):
        article = read(self.make(author="python-docx", title="Report template v2"))
        assert (article.title, article.byline) == (TITLE, None)

    def with_part(self, name, content):
        with zipfile.ZipFile(io.BytesIO(self.make())) as source:
            members = {member: source.read(member) for member in source.namelist()}
        return archive(members | {name: content})

    def with_body(self, body):
        """A document whose body is this, in which a tag without a prefix is one of Word's."""
        body = re.sub(r"<(/?)(?=[A-Za-z]+[ />])(?!mc)", r"<\1w:", body)
        return self.with_part(
            "word/document.xml",
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
            'main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://'
            f'schemas.openxmlformats.org/officeDocument/2006/math"><w:body>{body}</w:body></w:document>',
        )

    @pytest.mark.parametrize(
        "middle",
        [
            "<ins w:id='1'><r><t> three </t></r></ins>",
            "<del w:id='1'><r><delText> two </delText></r></del><ins w:id='2'><r><t> three </t></r></ins>",
            "<moveFrom><r><t> two </t></r></moveFrom><moveTo><r><t> three </t></r></moveTo>",
            "<sdt><sdtPr><tag w:val='x'/></sdtPr><sdtContent><r><t> three </t></r></sdtContent></sdt>",
            "<smartTag><smartTag><r><t> three </t></r></smartTag></smartTag>",
            "<fldSimple w:instr='DATE'><r><t> three </t></r></fldSimple>",
            "<r><instrText> DATE </instrText></r><r><fldChar/><t> three </t></r>",
            "<hyperlink><ins><r><t> three </t></r></ins></hyperlink>",
            "<m:oMath><m:r><m:t> three </m:t></m:r></m:oMath>",
            "<r><br/><t>three</t><tab/></r>",
            "<r><ptab/><t>three</t><tab/></r>",
            "<r><rPr><vanish w:val='0'/></rPr><t> three </t></r>",
            "<r><t> three </t><footnoteReference w:id='1'/></r><r><rPr><vanish/></rPr><t>or four </t></r>",
            "<r><t> three </t></r><sdt><sdtPr><showingPlcHdr/></sdtPr><r><t>Click here.</t></r></sdt>",
            "<r><mc:Choice><txbxContent><p><r><t>A</t></r></p></txbxContent></mc:Choice><t> three </t></r>",
            "<r><mc:Fallback><t>No drawing.</t></mc:Fallback><t> three </t></r>",
        ],
    )
    def test_the_text_within_a_sentence_is_what_word_shows(self, middle):
        pieces = (
            "<p><pPr><tabs><tab/></tabs></pPr><r><t>The line adds</t></r>{}<r><t>boats in May.</t></r></p>"
        )
        article = read(self.with_body(pieces.format(middle)))
        assert texts(article) == ["The line adds three boats in May."]

    def test_paragraphs_in_content_controls_are_read_but_no_table_of_contents(self):
        whole = "<sdt><sdtPr>{}</sdtPr><sdtContent>{}</sdtContent></sdt>"
        contents = "<docPartObj><docPartGallery w:val='Table of Contents'/></docPartObj>"
        paragraphs = [f"<p><r><t>{text}</t></r></p>" for text in STORY]
        body = (
            whole.format(contents, "<p><r><t>What it costs 3</t></r></p>")
            + paragraphs[0]
            + whole.format("", paragraphs[1] + whole.format("", f"<customXml>{paragraphs[2]}</customXml>"))
            + paragraphs[3]
        )
        assert texts(read(self.with_body(body))) == list(STORY)

    def test_entities_are_not_expanded(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("swordfish")
        body = (
            f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY l "lol">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            "<w:t>Rain &e; &l; fell at last.</w:t></w:r></w:p></w:body></w:document>"
        )
        try:
            text = read(self.with_part("word/document.xml", body)).text
        except ContentError:
            text = ""
        assert "swordfish" not in text
        assert "lol" not in text

    def test_macros_are_ignored(self):
        assert texts(read(self.with_part("word/vbaProject.bin", b"AutoOpen"))) == list(STORY)

    @pytest.mark.parametrize("content", ["", "<", "<w:document/>", "<x>" * 100_000, "\0"])
    def test_a_damaged_one(self, content):
        with pytest.raises(ContentError, match=r"no Word document that can be read"):
            read(self.with_part("word/document.xml", content))


def damaged_within(data):
    """A document whose archive is sound but for the compressed bytes of its first large member."""
    place = data.index(b"one.xhtml") + 40
    return data[:place] + bytes(20) + data[place + 20 :]


class TestEpub:
    CHAPTERS: ClassVar = {
        "one.xhtml": f"<h1>The boats</h1><p>{STORY[0]}</p><p>{STORY[1]}</p>",
        "two%20b.xhtml": f"<h1>The costs</h1><p>{STORY[2]}</p><p>{STORY[3]}</p>",
    }

    def book(self, **options):
        chapters = {name.replace("%20", " "): body for name, body in self.CHAPTERS.items()}
        return epub(chapters, **options)

    def test_chapters_in_order(self):
        article = read(self.book())
        assert (article.title, article.byline, article.date, article.language) == (
            "The Ferry Book",
            "Jane Doe, Luis Ortega",
            "2021-05-04",
            "en",
        )
        assert texts(article) == list(STORY)
        assert texts(article, "heading") == ["The boats", "The costs"]

    def test_numbers_of_notes_are_no_part_of_words(self):
        note = '<a xmlns:epub="http://www.idpf.org/2007/ops" epub:type="noteref" href="#n1">1</a>'
        book = epub({"one.xhtml": f"<p>{STORY[0].replace('May', f'May{note}')}</p><p>{STORY[1]}</p>"})
        assert texts(read(book)) == list(STORY[:2])

    def test_no_file_outside_is_read(self, tmp_path):
        secret = tmp_path / "secret.html"
        secret.write_text("<p>The password is swordfish, of course.</p>")
        for container in (
            CONTAINER.replace("OEBPS/content.opf", f"../../../../../..{secret}"),
            CONTAINER.replace("OEBPS/content.opf", str(secret)),
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
            + CONTAINER.partition("?>")[2].replace("urn:", "&e;urn:"),
        ):
            with pytest.raises(ContentError, match="damaged EPUB"):
                read(self.book(container=container))

    def test_a_locked_archive(self):
        data = bytearray(self.book())
        entry = data.index(b"PK\x01\x02")
        data[entry + 8] |= 1  # the first bit of an entry's flags: it is encrypted
        with pytest.raises(ContentError, match="is locked with a password; unlock it first"):
            read(bytes(data))

    def test_a_path_that_leads_out_of_the_archive(self):
        with pytest.raises(ContentError, match="leads out of it"):
            read(self.book(extra={"../../evil.xhtml": "<p>x</p>"}))

    def test_billion_laughs(self):
        entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        head = f'<!DOCTYPE package [<!ENTITY l0 "lol">{entities}]>'
        with cpu_time_below(5):
            try:
                assert "lol" not in read(self.book(opf_head=head)).text
            except ContentError as error:
                assert "damaged EPUB" in str(error)  # noqa: PT017 - either way is right

    def test_a_bomb(self):
        with pytest.raises(ContentError, match="more than 50 MB"):
            read(self.book(extra={f"OEBPS/{n}": bytes(20_000_000) for n in range(3)}))

    def test_a_bomb_that_lies_about_its_size(self):
        data = self.book(extra={"OEBPS/one.xhtml": "<p>" + "x" * 5_000_000})
        size = len("<p>") + 5_000_000
        lie = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
        assert lie != data
        with pytest.raises(ContentError, match="damaged EPUB"):
            read(lie)

    def test_a_damaged_one(self):
        with pytest.raises(ContentError, match="damaged archive"):
            read(self.book()[:500])
        with pytest.raises(ContentError, match="damaged EPUB"):
            read(self.book(container="<container/>"))
        with pytest.raises(ContentError, match="damaged EPUB"):
            read(damaged_within(self.book()))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_a_chapter_without_text_is_passed_over(self):
        assert texts(read(self.book(extra={"OEBPS/one.xhtml": ""}))) == list(STORY[2:])


MAIL = """\
Return-Path: <jane@news.example>
MIME-Version: 1.0
From: Jane Doe <jane@news.example>
To: Luis Ortega <luis@news.example>
Subject: Re: Fwd: =?utf-8?q?Night_boats_=E2=80=93_at_last?=
Date: Tue, 05 Mar 2024 08:00:00 +0000
Content-Type: text/plain; charset=utf-8

"""


class TestMail:
    def test_what_the_sender_wrote(self):
        body = "\n\n".join(STORY) + "\n\n-- \nJane Doe, news desk\nThe Ledger, 4 Quay Street, second floor.\n"
        article = read((MAIL + body).encode())
        assert (article.title, article.byline, article.date) == (
            "Night boats – at last",
            "Jane Doe",
            "2024-03-05",
        )
        assert texts(article) == list(STORY)
        assert "signature" in rules(article)

    @pytest.mark.parametrize(
        "reply",
        [
            "On Mon, 4 Mar 2024, Luis Ortega <luis@x.example> wrote:\n> Will the boats come?\n> We must.",
            "-----Original Message-----\nFrom: Luis Ortega\nSent: Monday\nWill the boats come?",
            "From: Luis Ortega\nSent: Monday, 4 March 2024\n\nWill the boats come or not this year?",
            "> Will the boats come or not this year? We have to know by noon.",
            "Sent from my phone",
        ],
    )
    def test_quoted_replies_are_left_out(self, reply):
        article = read((MAIL + "\n\n".join([*STORY, reply])).encode())
        assert texts(article) == list(STORY)
        assert rules(article) & {"quoted reply", "mail program"}

    def test_a_message_in_html(self):
        page = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
        message = MAIL.replace("text/plain", "text/html") + f"<html><body>{page}</body></html>"
        article = read(message.encode())
        assert article.title == "Night boats – at last"
        assert texts(article) == list(STORY)

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_of_a_mailbox_the_first_message_is_read(self, end):
        message = f"From jane@news.example Fri Mar 14 10:00:00 2025\n{MAIL}" + "\n\n".join(STORY)
        article = read(f"{message}\n\n{message.replace('boat', 'train')}\n".replace("\n", end).encode())
        assert article.title == "Night boats – at last"
        assert texts(article) == list(STORY)
        assert "several messages" in article.warnings[0]
        assert read(message.encode()).warnings == ()

    def test_prose_that_begins_with_from_opens_no_message(self):
        said = "From the very start of the war in 1914\nthe harbour was full of boats that nobody sailed."
        message = f"From jane@news.example Fri Mar 14 10:00:00 2025\n{MAIL}{STORY[0]}\n\n{said}\n\n{STORY[1]}"
        article = read(message.encode())
        assert " ".join(said.split()) in [" ".join(text.split()) for text in texts(article)]
        assert article.warnings == ()

    @pytest.mark.parametrize(
        "above",
        [
            "Begin forwarded message:\n\n",
            "---------- Forwarded message ---------\n",
            "\n-----Original Message-----\n",
        ],
    )
    def test_what_is_passed_on_is_known_by_the_fields_below(self, above):
        fields = (
            "From: Helen Marsh <helen@court.example>\nSubject: Night boats\n"
            "Date: Fri, 4 Apr 2025 09:12:31 +0100\nTo: Residents <residents@court.example>\n\n"
        )
        ends = ["Kind regards,", "Helen Marsh", "Sent from my phone"]
        article = read((above + fields + "\n\n".join(["Dear all,", *STORY, *ends])).encode())
        assert (article.title, article.byline, article.date) == ("Night boats", "Helen Marsh", "2025-04-04")
        assert texts(article) == list(STORY)

    FORWARDED = (
        (
            "-----Original Message-----\nFrom: Helen Marsh\nSent: 6 October 2025 16:02\nTo: Jane Doe\n",
            "Helen Marsh",
        ),
        ("From: Helen Marsh\nSent: Monday, 6 October 2025\nTo: Jane Doe\nSubject: Boats\n", "Helen Marsh"),
        (
            "---------- Forwarded message ---------\nFrom: Helen Marsh <h@court.example>\nDate: Mon\n",
            "Helen Marsh",
        ),
        ("Begin forwarded message:\n\nFrom: Helen Marsh <h@court.example>\nSubject: Boats\n", "Helen Marsh"),
        ("________________________________\nFrom: Helen Marsh <h@court.example>\nSent: Mon\n", "Helen Marsh"),
        ("---------- Forwarded message ---------\nFrom: h@court.example\nDate: Mon\n", "Jane Doe"),
    )

    @pytest.mark.parametrize(("head", "sender"), FORWARDED)
    @pytest.mark.parametrize(
        "note", ["FYI, see below.\n\n", "Please read.\n\nBest,\nJane\n\n-- \nJane Doe\n", ""]
    )
    def test_of_a_message_that_is_passed_on_what_is_passed_on_is_read(self, head, sender, note):
        fields = MAIL.replace("Re: Fwd: ", "FW: ")
        article = read((fields + note + head + "\n" + "\n\n".join([*STORY, "Helen"])).encode())
        assert texts(article)[: len(STORY)] == list(STORY)
        assert (article.title, article.byline) == ("Night boats – at last", sender)
        assert not note or "covering note" in rules(article)

    def test_a_message_passed_on_twice_is_read_and_what_it_answers_is_not(self):
        head = "---------- Forwarded message ---------\nFrom: Ann <a@x.example>\nDate: Mon\n\n"
        answered = "-----Original Message-----\nFrom: Luis\nSent: Monday\n\nWill the boats come this year?"
        text = "FYI\n\n" + head + "Please see below.\n\n" + head + "\n\n".join([*STORY, answered])
        article = read((MAIL.replace("Re: Fwd: ", "Fwd: ") + text).encode())
        assert texts(article) == list(STORY)
        assert {"covering note", "quoted reply"} <= rules(article)

    def test_a_note_above_nothing_stays(self):
        head = "\n\n---------- Forwarded message ---------\nFrom: Ann <a@x.example>\nDate: Mon\n"
        article = read((MAIL.replace("Re: Fwd: ", "Fwd: ") + STORY[0] + head).encode())
        assert texts(article) == [STORY[0]]

    def test_a_long_note_above_what_is_passed_on_stays(self):
        head = "-----Original Message-----\nFrom: Ann\nSent: Monday\n\nThe gallery opens at nine on Friday."
        own = " ".join(STORY) + " " + " ".join(STORY)
        article = read((MAIL.replace("Re: Fwd: ", "Fwd: ") + own + "\n\n" + head).encode())
        assert texts(article) == [own, "The gallery opens at nine on Friday."]

    def test_of_several_parts_the_text_is_read_and_attachments_are_not(self):
        parts = (
            "--b\nContent-Type: text/plain; charset=utf-8\n\n"
            + "\n\n".join(STORY)
            + "\n--b\nContent-Type: text/plain\n"
            'Content-Disposition: attachment; filename="../../x.txt"\n\nThe password is swordfish.\n--b--\n'
        )
        message = MAIL.replace("text/plain; charset=utf-8", 'multipart/mixed; boundary="b"') + parts
        assert texts(read(message.encode())) == list(STORY)

    @pytest.mark.parametrize(
        ("kind", "codec"),
        [
            ("text/plain", "utf-8"),
            ("text/plain", "cp1252"),
            ("text/plain; charset=us-ascii", "utf-8"),
            ("text/plain; charset=us-ascii", "cp1252"),
            ("text/plain; charset=iso-8859-1", "utf-8"),
            ("text/plain; charset=iso-8859-1", "cp1252"),
            ("text/plain; charset=utf-8", "cp1252"),
            ("text/plain; charset=unknown-8bit", "utf-8"),
            ("text/plain; charset=x-unknown", "cp1252"),
            ("text/html", "utf-8"),
            ("text/html; charset=unknown-8bit", "cp1252"),
            ("text/html; charset=us-ascii", "utf-8"),
        ],
    )
    def test_bytes_tell_where_the_charset_is_wrong_or_missing(self, kind, codec):
        head = MAIL.replace("text/plain; charset=utf-8", kind)
        head = head.replace("Jane Doe", "José Pérez").replace(
            "=?utf-8?q?Night_boats", "Fähren =?utf-8?q?Boats"
        )
        body = "\n\n".join(STORY)
        if "html" in kind:
            body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
        article = read(head.encode(codec) + body.encode(codec))
        assert texts(article) == list(STORY)
        assert (article.title, article.byline) == ("Fähren Boats – at last", "José Pérez")
        assert article.warnings == ()

    def test_a_charset_that_python_does_not_know_by_its_name(self):
        text = "เรือข้ามฟากจะเพิ่มเรือกลางคืนสองลำตั้งแต่เดือนพฤษภาคม บริษัทกล่าวเมื่อวันอังคาร"
        message = MAIL.replace("charset=utf-8", "charset=windows-874").encode() + text.encode("cp874")
        assert read(message).text == text

    def test_a_page_in_a_message_names_its_own_charset(self):
        page = f'<meta charset="koi8-r"><p>{"Ночные паромы пойдут с мая. " * 10}</p>'
        message = MAIL.replace("text/plain; charset=utf-8", "text/html").encode() + page.encode("koi8-r")
        assert "Ночные паромы пойдут с мая." in read(message).text

    def test_the_user_s_encoding_goes_before_the_message_s(self):
        message = MAIL.replace("charset=utf-8", "charset=iso-8859-1").encode() + "Straße".encode("cp437")
        assert read(message, "cp437").text == "Straße"
        with pytest.raises(UsageError, match="unknown encoding 'klingon'"):
            read(message, "klingon")

    def test_what_could_not_be_decoded_is_told(self):
        article = read(MAIL.encode() + "\n\n".join(STORY).encode() + b" \xff")
        assert article.warnings == (
            "1 character could not be decoded as utf-8 and was replaced; --encoding names another",
        )

    def parts(self, kind, *parts):
        body = "".join(f"--b\nContent-Type: {form}; charset=utf-8\n\n{content}\n" for form, content in parts)
        head = MAIL.replace("text/plain; charset=utf-8", f'multipart/{kind}; boundary="b"')
        return f"{head}{body}--b--\n".encode()

    def test_of_alternatives_the_one_with_text_is_read(self):
        page = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
        article = read(self.parts("alternative", ("text/plain", " \u00a0\n"), ("text/html", page)))
        assert texts(article) == list(STORY)

    @pytest.mark.parametrize("covered", [False, True])
    def test_a_message_that_only_passes_one_on_is_that_one(self, covered):
        inner = MAIL.replace("Jane Doe", "Ana Ruiz").replace("Night", "Late") + "\n\n".join(STORY)
        if covered:
            message = self.parts("mixed", ("text/plain", "\n"), ("message/rfc822", inner))
        else:
            message = (MAIL.replace("text/plain; charset=utf-8", "message/rfc822") + inner).encode()
        article = read(message)
        assert texts(article) == list(STORY)
        assert (article.title, article.byline) == ("Late boats – at last", "Ana Ruiz")

    @pytest.mark.parametrize(
        "message",
        [
            MAIL.replace("Jane Doe", "(" * 3_000) + STORY[0],
            "Message-ID: <a@b>\nContent-Type: message/rfc822\n\n" * 3_000 + STORY[0],
        ],
        ids=["brackets", "messages"],
    )
    def test_one_that_nests_without_end(self, message):
        with cpu_time_below(5), pytest.raises(ContentError, match="is a damaged message"):
            read(message.encode())

    @pytest.mark.parametrize("kind", ["multipart/mixed", "image/png", "text/plain; charset=klingon"])
    def test_one_without_text(self, kind):
        with pytest.raises(ContentError, match=r"without text|damaged message"):
            read(MAIL.replace("text/plain; charset=utf-8", kind).encode())


class TestRtf:
    def test_cells_that_hold_sentences_are_prose(self):
        cells = f"\\trowd\\cellx100\\cellx200 {STORY[1]}\\cell Boats|34\\cell\\row\\pard "
        told = f"{{\\rtf1\\ansi {TITLE}\\par {STORY[0]}\\par {cells}{STORY[3]}}}"
        told = told.replace("“", "\\'93").replace("”", "\\'94").encode()
        assert texts(read(told)) == [STORY[0], STORY[1], STORY[3]]

    def test_a_document_that_is_all_table_is_not_empty(self):
        told = b"{\\rtf1\\ansi \\trowd\\cellx100 The boats sail at noon\\cell\\row}"
        assert "The boats sail at noon" in read(told).text

    def test_its_text(self):
        body = "\\par ".join(text.replace("“", "\\'93").replace("”", "\\'94") for text in STORY)
        data = (
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl\\f0 Times;}{\\*\\generator Word;}\\f0\\b "
            + TITLE
            + "\\b0\\par "
            + body
            + "}"
        )
        article = read(data.encode("ascii"))
        assert article.title == TITLE
        assert texts(article) == list(STORY)

    @pytest.mark.parametrize(
        "middle",
        [
            r"{\v hidden \'93\u8220?\emdash\par words} ",
            r"\v hidden\v0  ",
            r"{\v hidden{\b , and bold} still}\b0  ",
            r"{\deleted\revauthdel1 deleted} ",
            r"{\deleted one \v two\v0  three} ",
            r"{\v one \plain}{\v \bin3 }}} two} ",
            r"{\v{\*\bkmkstart a}one{\*\bkmkend a}} ",
            r"{\v0  }",
            r"\viewkind4  ",
            r'{\field{\*\fldinst HYPERLINK "https://news.example/"}{\fldrslt  }}',
            r'{\field{\*\fldinst {\plain HYPERLINK "https://news.example/"}{\*\datafield 0}}{\fldrslt  }}',
        ],
    )
    def test_what_is_hidden_or_deleted_is_not_read(self, middle):
        data = r"{\rtf1\ansi{\stylesheet{\s1\v Annotation;}}The boats" + middle + "sail at night.}"
        assert " ".join(read(data.encode()).text.split()) == "The boats sail at night."

    def test_the_words_of_a_link_are_read(self):
        link = r'{\field{\*\fldinst{HYPERLINK "https://news.example/"}}{\fldrslt boats}}'
        assert read(rf"{{\rtf1 The {link} sail at night.}}".encode()).text == "The boats sail at night."

    def test_rows_of_tables_are_no_prose_and_long_cells_are(self):
        table = (
            rf"\trowd\cellx2000\cellx4000 Length\cell 34 m\cell\row\trowd {' '.join(STORY)}\cell\row\pard "
        )
        text = read(rf"{{\rtf1 The boats sail.\par {table}They come back.}}".encode("cp1252")).text
        assert "34 m" not in text
        assert "|" not in text
        assert "30 bicycles" in text

    @pytest.mark.parametrize(("word", "codec"), [("mac", "mac_roman"), ("pc", "cp437"), ("pca", "cp850")])
    def test_the_characters_that_it_names(self, word, codec):
        text = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in "Zürich, café".encode(codec))
        assert read(rf"{{\rtf1\{word} {text}}}".encode()).text == "Zürich, café"

    def test_many_hidden_words_take_no_time(self):
        with cpu_time_below(5):
            assert read(rb"{\rtf1 Boats sail." + rb"{\v a \v0 b}" * 50_000 + b"}").text.startswith("Boats")

    @pytest.mark.parametrize(
        "data", [b"{\\rtf1 " + b"{" * 100_000, b"{\\rtf1 " + b"\\u1 " * 50_000, b"{\\rtf1 \\bin999999999 x"]
    )
    def test_a_strange_one_takes_no_time(self, data):
        with cpu_time_below(5):
            try:
                read(data)
            except ContentError as error:
                assert "RTF" in str(error)  # noqa: PT017 - either way is right


@pytest.mark.parametrize(
    ("data", "library"),
    [(b"%PDF-1.7", "pdfminer"), (b"{\\rtf1 x}", "striprtf"), (b"PK\x03\x04 word/document.xml", "docx")],
)
def test_a_missing_library_is_one_line_that_names_the_extra(monkeypatch, data, library):
    def missing(name):
        raise ModuleNotFoundError(f"No module named {library!r}", name=library)

    monkeypatch.setattr(readers.importlib, "import_module", missing)
    with pytest.raises(SourceError, match=rf"needs {library}; pip install 'summarize-cli\[documents\]'"):
        read(data)


def test_an_archive_that_is_no_document_is_named():
    assert recognise(archive({"a.txt": "x"})) == "text"
    with pytest.raises(ContentError, match="ZIP archive"):
        read(archive({"a.txt": "x"}))
