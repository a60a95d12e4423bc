"""Delimited files that are easy to part wrongly, and the cells that a person sees in them."""

HARD: dict[str, tuple[str, list[list[str]]]] = {
    "commas in quotes outnumber the semicolons": (
        'Date;What\n1 May;"a, b, c, d"\n2 May;"e, f, g, h"\n3 May;"i, j"\n',
        [["Date", "What"], ["1 May", "a, b, c, d"], ["2 May", "e, f, g, h"], ["3 May", "i, j"]],
    ),
    "decimal commas between semicolons": (
        "Ref;Cost;Who\n1;3,50;HV\n2;4,25;GP\n3;5,00;CSC\n",
        [["Ref", "Cost", "Who"], ["1", "3,50", "HV"], ["2", "4,25", "GP"], ["3", "5,00", "CSC"]],
    ),
    "times and dates full of colons and slashes": (
        "When,What\n03/05/2022 14:30,Call\n04/05/2022 09:15,Visit\n",
        [["When", "What"], ["03/05/2022 14:30", "Call"], ["04/05/2022 09:15", "Visit"]],
    ),
    "prose with more commas than columns": (
        "Date\tWhat\n1 May\tHe came, sat, and left, saying nothing\n2 May\tNo reply, card left\n",
        [
            ["Date", "What"],
            ["1 May", "He came, sat, and left, saying nothing"],
            ["2 May", "No reply, card left"],
        ],
    ),
    "a table over several lines inside a cell": (
        'Date,What,Who\n1 May,"Seen:\na|b|c\nd|e|f\ng|h|i",HV\n2 May,x,GP\n',
        [
            ["Date", "What", "Who"],
            ["1 May", "Seen:\na|b|c\nd|e|f\ng|h|i", "HV"],
            ["2 May", "x", "GP"],
        ],
    ),
    "quotes after a space": (
        'Date, What, Who\n1 May, "a, b", HV\n2 May, "c, d", GP\n',
        [["Date", "What", "Who"], ["1 May", "a, b", "HV"], ["2 May", "c, d", "GP"]],
    ),
    "backslash before quotes": (
        'Date,What\n1 May,"said \\"no, no\\" twice"\n2 May,"x"\n',
        [["Date", "What"], ["1 May", 'said "no, no" twice'], ["2 May", "x"]],
    ),
    "a path that ends in a backslash": (
        'Date,File,Who\n1 May,"C:\\notes\\","HV"\n2 May,"D:\\x\\","GP"\n',
        [["Date", "File", "Who"], ["1 May", "C:\\notes\\", "HV"], ["2 May", "D:\\x\\", "GP"]],
    ),
    "inches and feet": (
        "Item,Size\nGate,5' 6\"\nStep,7\"\n",
        [["Item", "Size"], ["Gate", "5' 6\""], ["Step", '7"']],
    ),
    "quotes that are not doubled": (
        'Date,What,Who\n1 May,"He said "no", twice",HV\n2 May,x,GP\n3 May,y,GP\n',
        [
            ["Date", "What", "Who"],
            ["1 May", 'He said "no", twice', "HV"],
            ["2 May", "x", "GP"],
            ["3 May", "y", "GP"],
        ],
    ),
    "a quote that nothing closes": (
        'Date,What,Who\n1 May,"open,HV\n2 May,"shut",GP\n3 May,z,GP\n',
        [
            ["Date", "What", "Who"],
            ["1 May", '"open', "HV"],
            ["2 May", "shut", "GP"],
            ["3 May", "z", "GP"],
        ],
    ),
    "one column short of even": (
        "a|b|c\n1|2|3\n4|5\n6|7|8\n9|10|11\n",
        [["a", "b", "c"], ["1", "2", "3"], ["4", "5"], ["6", "7", "8"], ["9", "10", "11"]],
    ),
    "empty cells at every end": (
        ",a,,b,\n,1,,2,\n,,,,\n,3,,4,\n",
        [["", "a", "", "b", ""], ["", "1", "", "2", ""], [""] * 5, ["", "3", "", "4", ""]],
    ),
    "a title above the headings": (
        "Chronology of the school\n\nDate,What,Who\n1 May,a,b\n2 May,c,d\n3 May,e,f\n",
        [
            ["Chronology of the school"], [],
            ["Date", "What", "Who"], ["1 May", "a", "b"], ["2 May", "c", "d"], ["3 May", "e", "f"],
        ],
    ),
    "the file names its delimiter": (
        "sep=|\na|b\n1,5|2,5\n",
        [["a", "b"], ["1,5", "2,5"]],
    ),
    "names with a comma in every cell": (
        '"Orrell, Ms";"Tay, Mr"\n"Moss, Dr";"Lune, PC"\n"Ash, DS";"Elm, HV"\n',
        [["Orrell, Ms", "Tay, Mr"], ["Moss, Dr", "Lune, PC"], ["Ash, DS", "Elm, HV"]],
    ),
    "one row only": ("1 May,Visit,HV\n", [["1 May", "Visit", "HV"]]),
}  # fmt: skip
