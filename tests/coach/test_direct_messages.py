"""Words in a direct conversation: what is taken for a posting, and what never is."""

import pytest

from coach.chat.direct_messages import to_command

POSTING = """Quillmark is looking for a Go engineer in Leipzig

You build and run the dispatch of parcels together with a small team. You decide with us what comes next, and you see
how our customers like it.

Requirements
- 5+ years of Go
- PostgreSQL and Kafka in services that many people use every day, with tests that your colleagues trust
- You can explain what you do to people who do something else

We offer 30 days of holidays and a pension. Send us your application until Christmas; we answer all candidates within
a week.
"""
IN_FRENCH = """Développeur Go (H/F) - Quillmark, Lyon

Vous rejoignez une petite équipe et concevez avec elle les services qui répartissent les colis. Vous êtes à l'aise
avec PostgreSQL.

Profil
- Vous justifiez de cinq ans d'expérience en Go ; une première expérience de Kafka est un plus apprécié de toute
l'équipe
- Vous savez expliquer ce que vous faites à des personnes d'autres métiers, à l'écrit comme à l'oral, en français et
en anglais

Ce qui vous attend : trente jours de congés, une mutuelle, un bureau près de la gare et du temps pour apprendre.
"""
IN_SPANISH = """Desarrollador Go
Quillmark, Valencia. Jornada completa, contrato indefinido

Buscamos a una persona que desarrolle los servicios con los que se reparten los paquetes, con pruebas en las que el
equipo confía.

Requisitos:
Imprescindible experiencia de tres años con Go y PostgreSQL en servicios que muchas personas usan cada día.
Valorable: Kafka, Kubernetes y conocimientos de redes; inglés con el que se pueda escribir la documentación de un
servicio.

Ofrecemos treinta días de vacaciones, horario flexible, teletrabajo dos días por semana y tiempo para aprender cada
mes.
"""
OF_NOBODY = """Full-stack Developer, Quillmark, Ghent, hybrid

Quillmark has a vacancy for a full-stack developer. The candidate will be part of the team that dispatches parcels,
and will build
services in Java and pages in Angular with colleagues of other trades.

Requirements: a degree in computer science, five years of Java, two years of Angular, good knowledge of PostgreSQL
and of testing.
Candidates write and speak English well. Applicants who know Kafka have an advantage. Please send the resume to
jobs@quillmark.example
until Christmas; interviews are held in January in Ghent or by video, as it suits.
"""
RESUME = """Ada Example
ada@example.org | Leipzig

Experience
Senior Go Engineer, Quillmark, 2019 - today
- Cut the time of dispatching a parcel from 40 to 6 seconds with Kafka and a new index in PostgreSQL
- Led the move of 14 services to Kubernetes with 4 engineers; our team halved its bill for servers
- Taught 9 colleagues to write tests that run in seconds, which cut failing releases from 8 to 1 a month

Go Engineer, Example Labs, 2015 - 2019
- Built the service that prices 2 million offers a day in Go and Redis
"""
LETTER = (
    "Dear team, I saw your opening and I think my experience fits what you look for. I have built services in Go for "
    "nine years, and I led my team through a move to Kubernetes. I would like to tell you more about it, and I would "
    "love to hear how you work and what your plans are. I can start in March; my notice is three months. I live in "
    "Leipzig, so I can come to your office whenever it suits you. I look forward to hearing from you and I thank you "
    "for your time and for reading all of this letter to its very end. Kind regards, Ada Example"
)
LETTER_IN_FRENCH = (
    "Madame, Monsieur, je vous écris au sujet de votre offre de développeur Go. J'ai conçu pendant neuf ans des "
    "services en Go, et j'ai mené mon équipe vers Kubernetes. Je suis convaincue que mon expérience répond à vos "
    "attentes, et je me réjouis de vous parler de mes projets et de mon travail. Je vous remercie de votre attention. "
    "Mes prétentions salariales figurent dans mon dossier ; ma disponibilité est de trois mois. J'habite près de chez "
    "vous, et je serai heureuse de vous rencontrer à la date qui vous convient. Je vous prie d'agréer mes salutations."
)
LETTER_IN_SPANISH = (
    "Buenos días: les escribo por la vacante de desarrollador Go. Mi experiencia de nueve años con Go y PostgreSQL "
    "cumple los requisitos que piden, también el imprescindible inglés, y me gusta mucho lo que ofrecen. En mi último "
    "empleo llevé a mi equipo a Kubernetes, y mis compañeros me eligieron para enseñarles a probar. Me encantaría "
    "conocerles y saber cómo trabajan. Mi preaviso es de tres meses. Vivo en Valencia, así que me acerco cuando les "
    "venga bien. Gracias por el tiempo que dedican a mi candidatura, valorable o no, y a mis proyectos. Un saludo."
)


@pytest.mark.parametrize(
    "text",
    [POSTING, IN_FRENCH, IN_SPANISH, OF_NOBODY, "https://jobs.lever.co/acme/1", " https://acme.example/jobs/1\n"],
)
def test_a_posting_is_held_against_the_resume(text: str) -> None:
    assert to_command(text) == ("keywords", {"url": text.strip()})


@pytest.mark.parametrize(
    "text",
    ["", "hello", "what can you do for me, and what do you keep?", RESUME, LETTER, LETTER_IN_FRENCH, LETTER_IN_SPANISH],
)
def test_all_else_is_answered_with_help(text: str) -> None:
    assert to_command(text) == ("resume-help", {})
