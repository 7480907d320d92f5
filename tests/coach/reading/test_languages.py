"""Resumes in other languages and scripts: language told, sections and dates found, text in reading order."""

from importlib.resources import files

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from coach.reading import read
from coach.reading.lexicon.language import note_on
from coach.reading.pdf.direction import in_reading_order
from rules.resume import Resume, SectionKind
from tests.coach.reading.pdf_builders import Page

pdfmetrics.registerFont(TTFont("DejaVu", str(files("coach.review") / "fonts" / "DejaVuSans.ttf")))
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))

KINDS = [SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS]
SKILLS = "Go, Python, PostgreSQL"
PAPERS = {
    # language: font, headings, job with dates, bullets, degree
    "de": (
        "DejaVu",
        ("Berufserfahrung", "Ausbildung", "Kenntnisse"),
        ("Softwareentwicklerin, Beispiel GmbH", "März 2021 – heute"),
        (
            "Entwickelte die Abrechnung für 300 Kunden und senkte die Antwortzeit von 900 ms auf 120 ms",
            "Leitete die Umstellung auf kleine Dienste, ohne dass der Betrieb eine Stunde ausfiel",
        ),
        "B.Sc. Informatik, Technische Universität Berlin, 2013 – 2017",
    ),
    "fr": (
        "DejaVu",
        ("Expérience professionnelle", "Formation", "Compétences"),
        ("Ingénieure logiciel, Société Exemple", "mars 2021 – aujourd'hui"),
        (
            "Conception d’une interface de paiement qui traite 40 000 transactions par jour pour la banque",
            "Migration de la base de données vers PostgreSQL sans interruption de service pour les clients",
        ),
        "Master Informatique, Université de Lyon, 2013 – 2018",
    ),
    "ru": (
        "DejaVu",
        ("Опыт работы", "Образование", "Навыки"),
        ("Старший разработчик, Пример", "март 2021 – настоящее время"),
        (
            "Разработала сервис платежей, который обрабатывает сорок тысяч переводов в день",
            "Руководила командой из пяти инженеров при переходе на небольшие сервисы",
        ),
        "Бакалавр информатики, Университет, 2012 – 2016",
    ),
    "zh": (
        "STSong-Light",
        ("工作经历", "教育背景", "专业技能"),
        ("高级后端工程师，示例科技有限公司", "2021年3月 – 至今"),
        (
            "设计并实现订单分配服务，每天处理六万订单，延迟从九百毫秒降低到一百八十毫秒",
            "负责数据库的索引优化和缓存设计",
        ),
        "上海交通大学，计算机科学学士 2012 – 2016",
    ),
    "ja": (
        "HeiseiMin-W3",
        ("職務経歴", "学歴", "スキル"),
        ("シニアエンジニア、株式会社サンプル", "2021年3月 – 現在"),
        (
            "一日に六万件の注文を処理する配車サービスを設計しました",
            "インデックスとキャッシュを追加して遅延を短縮しました",
        ),
        "東京大学 情報科学 学士 2012 – 2016",
    ),
}


def paper(language: str) -> Resume:
    font, headings, (job, when), bullets, degree = PAPERS[language]
    glyph = "•" if font == "DejaVu" else "●"
    page = Page()
    rows = [("Ada Example", 50, 20), ("ada@example.org  |  +49 30 901820", 50, 10), (headings[0], 50, 14)]
    rows += [(f"{job} | {when}", 50, 10), *((f"{glyph} {text}", 60, 10) for text in bullets)]
    rows += [(headings[1], 50, 14), (degree, 50, 10), (headings[2], 50, 14), (SKILLS, 50, 10)]
    for text, x, size in rows:
        page.canvas.setFont(font, size)
        page.canvas.drawString(x, page.y, text)
        page.y -= 1.5 * size
    return read(page.bytes(), "resume.pdf")


@pytest.mark.parametrize("language", PAPERS)
def test_language_is_told_and_said(language: str) -> None:
    resume = paper(language)
    assert resume.language == language
    assert note_on(language) in resume.notes


@pytest.mark.parametrize("language", PAPERS)
def test_sections_dates_and_bullets_are_read(language: str) -> None:
    resume = paper(language)
    assert [section.kind for section in resume.sections if section.heading] == KINDS
    (job,) = (entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE)
    assert (job.start, job.current) == ("2021-03", True)
    assert len(resume.bullets) == 2
    assert {skill.name for skill in resume.skills} >= {"Go", "Python", "PostgreSQL"}


ENGLISH = (
    ("Work experience", "Education", "Skills"),
    ("Software Engineer, Larkspur Ltd", "March 2021 – present"),
    (
        "Rebuilt the billing of 300 customers and cut the response time from 900 ms to 120 ms by caching",
        "Led the move to small services without an hour of downtime, with three of my colleagues",
    ),
    "B.Sc. Computer Science, University of Leeds, 2013 – 2017",
)


@pytest.mark.parametrize("language", ["de", "fr", "zh"])
def test_the_lines_in_another_language_of_a_page_in_two_are_known(language: str) -> None:
    font, *there = PAPERS[language]
    page = Page()
    page.line("Ada Example", size=20, bold=True)
    page.line("ada@example.org")
    for face, (headings, (job, when), bullets, degree) in (("Helvetica", ENGLISH), (font, there)):
        for heading, body in zip(
            headings, ((job, when, *bullets), (degree,), ("Go, Python, PostgreSQL",)), strict=True
        ):
            page.heading(heading) if face == "Helvetica" else page.canvas.setFont(face, 13)
            if face != "Helvetica":
                page.canvas.drawString(50, page.y, heading)
                page.y -= 18
            for text in body:
                page.canvas.setFont(face, 10)
                page.canvas.drawString(60, page.y, f"• {text}" if text in bullets else text)
                page.y -= 15
    resume = read(page.bytes(), "r")
    assert resume.language == "en"
    foreign = {resume.lines[number].text for number in resume.foreign}
    assert {there[0][0], there[2][1]} <= {text.lstrip("• ") for text in foreign}
    assert not {text for text in foreign if text in (ENGLISH[0][0], *ENGLISH[2], ENGLISH[3])}


@pytest.mark.parametrize(
    "line",
    [
        "Worked with Banco de la Plaza, Crédit du Nord and Sparkasse in der Au",
        "Taught German and French: der, die, das and le, la, les",
        "Go, Python, SQL, Docker, Kafka, Redis, Terraform, Ansible, Prometheus",
        "MIT OpenCourseWare, MIT xPRO, Linux OS, Mac OS, DOS, Los Angeles, Las Vegas",
        "Universidade Federal do Rio de Janeiro, John von Neumann Medal, Quintero et al., per se",
    ],
)
def test_names_of_other_languages_make_no_line_foreign(line: str) -> None:
    page = Page()
    page.line("Ada Example", size=20, bold=True)
    page.heading("Work experience")
    page.line("Software Engineer, Larkspur Ltd", right="2019 – 2021")
    page.bullet(line)
    page.bullet(ENGLISH[2][0])
    assert read(page.bytes(), "r").foreign == ()


def test_a_foreign_name_leaves_the_language_alone() -> None:
    page = Page()
    page.canvas.setFont("DejaVu", 20)
    page.canvas.drawString(50, page.y, "אדה כהן"[::-1])
    page.y -= 40
    page.line("ada@example.org | Haifa, Israel")
    page.heading("Experience")
    page.line("Engineer, Acme Corp", bold=True, right="2019 – 2024")
    page.bullet("Cut the median response time of the billing API from 900 ms to 120 ms by caching price lists")
    page.heading("Education")
    page.line("BSc Computer Science, Technion, 2015 – 2019")
    resume = read(page.bytes(), "resume.pdf")
    assert (resume.language, resume.contact.name) == ("en", "אדה כהן")


@pytest.mark.parametrize(
    ("drawn", "read_as"),
    [
        ("plain text (2019 – 2021)", "plain text (2019 – 2021)"),
        ("ןויסינ", "ניסיון"),
        ("PostgreSQL-ו Go םע יתדבע", "עבדתי עם Go ו-PostgreSQL"),
        ("2016 – 2012\tהטיסרבינוא", "אוניברסיטה\t2012 – 2016"),
        ("050-123-4567 :ןופלט", "טלפון: 050-123-4567"),
        ("(ביבא לת) הרבח", "חברה (תל אביב)"),
        ("Name: ןהכ הדא, Haifa", "Name: אדה כהן, Haifa"),
        ("نسحلا دمحأ", "أحمد الحسن"),
    ],
)
def test_rows_are_put_in_reading_order(drawn: str, read_as: str) -> None:
    assert in_reading_order(drawn) == read_as
