"""Texts that are no news article, written for these tests: none of them has a topic an editor would file."""

SONNET = """\
When first the evening laid its hand on me
And told my heart to put its burden down,
I heard the dark come softly from the sea
And saw the lamps wake slowly in the town.
O thou whose voice I carried through the years,
What gentle hour was this that brought thee back?
Thy footfall, ever fainter in my ears,
Went silver down the long untrodden track.
I would have risen, would have called thy name,
But stillness lay upon my lips like snow;
The night that was thy mantle was my shame,
And all I had to give I let thee go.
So let the sea have sorrow, and the sand
Have every word I wrote with idle hand."""

LYRIC = """\
Oh baby, hold me, hold me till the morning
Oh baby, love me like you did before
I said I'd never, never leave you lonely
Now here I am and crying at your door

And I, I can't let go, no
No I, I can't let go, oh
You got my heart and you know, you know
I can't, I can't, I can't let go

Oh baby, tell me, tell me that you need me
Oh baby, take me dancing through the rain
I swear I'd never, never break your heart, girl
If only you would call me yours again"""

LOG = "\n".join(
    f"2026-03-{day:02} 04:1{day % 10}:27,{day * 37 % 1000:03} {level} [worker-{day % 4}] {message}"
    for day in range(1, 25)
    for level, message in (
        ("INFO", "net.http.Server accepted connection from 10.0.3.17 port 50412 tls=1.3"),
        ("WARN", "db.pool timeout acquiring connection after 3000 ms, retrying (attempt 2)"),
        ("ERROR", "Traceback: ConnectionResetError errno=104 host=cache-02 key=session"),
    )
)

CODE = '''\
import argparse
import json
from pathlib import Path


class Inventory:
    """Keeps the parts in a file."""

    def __init__(self, path):
        self.path = Path(path)
        self.parts = json.loads(self.path.read_text()) if self.path.exists() else {}

    def add(self, name, count=1):
        if count < 1:
            raise ValueError(f"count is {count}")
        self.parts[name] = self.parts.get(name, 0) + count
        return self.parts[name]

    def save(self):
        self.path.write_text(json.dumps(self.parts, indent=2, sort_keys=True))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--count", type=int, default=1)
    options = parser.parse_args(argv)
    inventory = Inventory("parts.json")
    print(inventory.add(options.name, options.count))
    inventory.save()


if __name__ == "__main__":
    main()
'''

GERMAN = """\
Der Stadtrat von Lindenau hat am Montag beschlossen, die alte Brücke über den Fluss bis zum Frühjahr zu
sperren. Nach Angaben der Verwaltung sind zwei Pfeiler so stark beschädigt, dass schwere Lastwagen nicht
mehr darüber fahren dürfen. Der Bürgermeister sagte, er verstehe den Ärger der Händler, doch die
Sicherheit gehe vor. Eine Umleitung führt durch das Industriegebiet. Die Kosten der Sanierung schätzt ein
Gutachter auf vier Millionen Euro, von denen das Land die Hälfte übernehmen soll. Anwohner hatten schon
vor drei Jahren vor Rissen im Beton gewarnt."""

FRENCH = """\
Le conseil municipal de Valmont a décidé lundi soir de fermer le vieux pont jusqu'au printemps, après la
découverte de fissures dans deux de ses piles. Selon les services techniques, les camions ne pourront plus
l'emprunter avant la fin des travaux. La maire a reconnu que les commerçants allaient en souffrir, mais
elle a rappelé que la sécurité devait passer avant tout. Une déviation sera mise en place par la zone
industrielle. Le coût des réparations est estimé à quatre millions d'euros, dont la moitié à la charge de
la région."""

SPANISH = """\
El ayuntamiento de Villaclara acordó el lunes cerrar el puente viejo hasta la primavera, después de que se
encontraran grietas en dos de sus pilares. Según los técnicos, los camiones no podrán cruzarlo hasta que
terminen las obras. La alcaldesa reconoció que los comerciantes sufrirán las consecuencias, pero recordó
que la seguridad es lo primero. Se abrirá un desvío por el polígono industrial. El coste de la reparación
se calcula en cuatro millones de euros, de los que la mitad correrá a cargo del gobierno regional."""

LOREM = """\
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et
dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex
ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu
fugiat nulla pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt
mollit anim id est laborum."""

TABLE = "\n".join(
    f"{name}\t{number * 17}\t{number * 3.25:.2f}\t{number % 7}\t{'yes' if number % 2 else 'no'}"
    for number, name in enumerate(
        (
            "item",
            "bolt",
            "washer",
            "nut",
            "bracket",
            "hinge",
            "screw",
            "spring",
            "valve",
            "gasket",
            "bearing",
        ),
        1,
    )
)

FICTION = """\
Captain Orrin floated in the observation blister and watched the second sun climb over the rim of Tessal.
Behind him the hatch sighed open, and he knew by the smell of solder that it was Vey.

"You should sleep," she said. "The drive will be cold for another nine hours."

"I slept on Earth," he said. "Forty years of it."

She laughed at that, not kindly, and pulled herself along the rail until her shoulder touched his. Below
them the planet turned, green and violet, and nothing on it moved. The voices had stopped on the third
day. Now there was only the hiss in the receiver, and sometimes, when he took off the headset, he thought
that he could hear it still.

"They know that we are here," he whispered.

"Then let them come," said Vey, and she put out the lamp."""

DIALOGUE = """\
hey are you up
yeah whats wrong
nothing i just cant sleep lol
same tbh, did you see what he wrote to me
no?? tell me
ok so he goes i miss you and then nothing for like an hour
omg. what did you say
i didnt say anything, i just put the phone down
good. dont answer him. come over tomorrow and we will watch something
ok ok. thank you, you are the best
go to bed now
i will, night"""

TWENTY_WORDS = "It was late when we came home, and nobody had thought of leaving a light on for us in there."

TEXTS = {
    "a sonnet": SONNET,
    "a song": LYRIC,
    "a log file": LOG,
    "source code": CODE,
    "German": GERMAN,
    "French": FRENCH,
    "Spanish": SPANISH,
    "placeholder text": LOREM,
    "a table": TABLE,
    "science fiction": FICTION,
    "a chat": DIALOGUE,
    "twenty words": TWENTY_WORDS,
}
