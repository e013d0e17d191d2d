"""Write the packaged list of first names: python training/places/first_names.py OUT.txt

The names of the US census of 1990 (public domain, through the package names) with given names
of other languages that news in English is full of, added by hand.
"""

import sys
from importlib.resources import files

BY_HAND = """
Elon Kanye Barack Edmund Gerhard Tomas Jürgen Mitt Newt Jeb Bernie Beto Kamala Joe Hillary Melania Ivanka
Volodymyr Vladimir Oleksandr Oleksandra Aleksandr Aleksander Alexandr Oleksii Oleksiy Oleksij Aleksei Alexei Aleksey Alexey Andrii Andriy Andrei Andrey Serhii Serhiy Sergei Sergey Dmytro Dmitry Dmitri Dmitriy
Mykola Nikolai Nikolay Mykhailo Mikhail Mykyta Nikita Pavlo Pavel Petro Pyotr Ivan Ihor Igor Yurii Yuriy Yuri Yury Yevhen Evgeny Yevgeny Yevgeni Viktor Vitalii Vitaliy Vitali Vitaly Valerii Valeriy Valery Vasyl Vasily Roman Ruslan Rustem Bohdan Bogdan
Taras Stepan Ostap Orest Denys Denis Maksym Maxim Artem Artyom Anton Anatolii Anatoly Arsen Oleh Oleg Hryhorii Grigory Kyrylo Kirill Konstantin Kostiantyn Leonid Lev Makar Nazar Rostyslav Sviatoslav Vadym Vadim Yaroslav Gleb Hlib Illia Ilya Danylo Daniil
Hanna Olena Elena Olha Olga Iryna Irina Irena Tetiana Tatiana Tatyana Kateryna Ekaterina Yekaterina Nataliia Natalia Natalya Svitlana Svetlana Oksana Yuliia Yulia Julia Mariia Maria Mariya Lesia Larysa Larisa Liudmyla Lyudmila Ludmila Halyna Galina Valentyna Valentina Viktoriia Victoria Daria Darya Anastasia Ksenia Zhanna Nina Vira Vera Nadiia Nadezhda Alla Alina
Angela Olaf Boris Annalena Ursula Jens Emmanuel Giorgia Pedro Petr Andrzej Mateusz Donald Jaroslaw Zbigniew Radoslaw Lech Krzysztof Marek Tomasz Tomas Jan Jakub Wojciech Piotr Pawel Zuzana Milos Vaclav Jiri Zdenek
Ingo Jürgen Juergen Jurgen Günter Guenter Hans Heinz Helmut Horst Klaus Dieter Wolfgang Werner Uwe Ulrich Thorsten Thomas Stefan Rolf Reinhard Rainer Otto Norbert Matthias Manfred Lars Karl Jörg Jochen Joachim Holger Heiko Gerhard Friedrich Franz Ernst Egon Detlef Christoph Carsten Bernd Axel Andreas Sigmar Frank-Walter Annegret Heike Petra Sabine Ute Gisela
Jean Jean-Yves Jean-Claude Jean-Luc Jean-Pierre François Francois Françoise Nicolas Laurent Thierry Pierre Philippe Olivier Michel Jacques Gérard Gerard Edouard Édouard Bruno Benoît Benoit Alain Yves Sylvie Ségolène Ségolene Marine Christophe Gilles Hervé Guillaume Stéphane Didier
Silvio Matteo Giuseppe Paolo Luigi Mario Marco Massimo Sergio Franco Enrico Luca Antonio Carlo Giovanni Giulio
Mohammed Mohammad Muhammad Mohamed Mahmoud Ahmed Ahmad Ali Hassan Hassan Hussein Hossein Ibrahim Ismail Khaled Khalid Omar Osama Saddam Bashar Abdullah Abdul Abdel Abdelfattah Abu Yasser Yassir Youssef Yousef Yusuf Mustafa Mehmet Recep Abdulfattah Fatima Aisha Ayman Bassam Faisal Fahd Hamid Hamza Hosni Imran Jamal Kamal Karim Mansour Moammar Muammar Nabil Nasser Nawaz Nouri Rashid Rami Saad Said Saeed Salman Samir Tariq Walid Yahya Ziad Zahra Benazir
Binyamin Benjamin Netanyahu Ehud Shimon Yitzhak Ariel Avigdor Moshe Naftali Tzipi Yair
Xi Hu Wen Li Wang Zhang Deng Jiang Shinzo Fumio Yoshihide Junichiro Taro Kim Ban Park Moon Narendra Manmohan Rahul Sonia Rajiv Indira Arvind Amit Raj Rajesh Sanjay Suresh Ramesh Ravi Vijay Anil Ashok Arun Deepak Priya Sunil Sushma Jawaharlal
José Jose Juan Carlos Luis Jorge Hugo Nicolás Enrique Felipe Fernando Fidel Raúl Raul Rafael Miguel Diego Pablo Alejandro Alberto Andrés Andres Cristina Dilma Evo Gustavo Ignacio Javier Jair João Joao Joaquin Leopoldo Luiz Manuel Marcelo Mauricio Michelle Ricardo Rodrigo Santiago Sebastián Sebastian Vicente
Kofi Nelson Jacob Cyril Thabo Robert Goodluck Muhammadu Olusegun Paul Yoweri Uhuru Raila William Haile Abiy Meles Omar Ellen Desmond Winnie Morgan Emmerson
Jens Anders Lars Mette Magdalena Carl Göran Goran Bjarne Erik Olof Sanna Sauli Jyrki Jüri Kaja Toomas Dalia Gitanas Valdis Ingrida Edgars Krisjanis Aleksandar Slobodan Radovan Ratko Ivica Zoran Milo Hashim Edi Viktor Orbán Traian Klaus Boyko Alexis Antonis Kyriakos Yanis
Ben Boris Rishi Liz Theresa Tony Gordon Jeremy Keir Nigel Nicola Alistair Alastair Rhys Gareth Graham Hilary Ian Iain Liam Declan Fintan Leo Micheál Niall Oisin Padraig Seamus Sean Siobhan Simon Angus Callum Duncan Euan Hamish
"""

folder = files("names")
census = {
    line.split()[0].capitalize()
    for kind in ("male", "female")
    for line in folder.joinpath(f"dist.{kind}.first").read_text().splitlines()
    if float(line.split()[1]) >= 0.004
}
NOT_GIVEN = {
    "China",
    "India",
    "Kenya",
    "America",
    "Asia",
    "London",
    "Paris",
    "Israel",
    "Sydney",
    "Cuba",
    "Rome",
    "Many",
    "Long",
    "So",
    "See",
    "An",
    "My",
    "Le",
    "Will's",
    "Season",
    "Love",
    "Precious",
    "Princess",
    "Royal",
    "Major",
    "Prince",
    "King",
    "Young",
    "Man",
    "Georgia",
    "Carolina",
    "Virginia",
    "Chad",
    "Jordan",
    "Odessa",
    "Vienna",
    "Milan",
    "Florida",
    "Dakota",
    "Santa",
}
names = sorted((census | set(BY_HAND.split())) - NOT_GIVEN)
open(sys.argv[1], "w", encoding="utf-8").write("\n".join(names) + "\n")
