//! What the people of the demo are called, where they live, what they do and what they say.

pub(super) const FIRST_NAMES: &[&str] = &[
    "Ada", "Agnieszka", "Aino", "Alba", "Alma", "Amélie", "Ana", "Anouk", "Beatriz", "Bruno", "Camille", "Carlos", "Chiara", "Clara",
    "Daan", "Diego", "Dimitra", "Elena", "Elif", "Emil", "Emma", "Erik", "Eszter", "Fatima", "Felix", "Filip", "Freja", "Giulia",
    "Greta", "Hanna", "Hugo", "Ines", "Ivana", "Jakub", "Jana", "Joana", "João", "Jonas", "Julia", "Kasper", "Katja", "Klara",
    "Lars", "Leila", "Lena", "Léo", "Liam", "Linnea", "Lucia", "Luka", "Maja", "Marco", "Maria", "Marta", "Mateusz", "Mia", "Milan",
    "Mira", "Nadia", "Niamh", "Nikos", "Nina", "Noor", "Olga", "Oscar", "Paula", "Pedro", "Petra", "Rafael", "Rosa", "Samir", "Sara",
    "Sofia", "Stefan", "Tariq", "Teresa", "Theo", "Tomás", "Vera", "Viktor", "Yara", "Zofia",
];

pub(super) const LAST_NAMES: &[&str] = &[
    "Almeida", "Andersen", "Bakker", "Bauer", "Becker", "Bianchi", "Blanc", "Bonnet", "Carvalho", "Castillo", "Costa", "Dahl",
    "De Smet", "Dubois", "Eriksson", "Fernandes", "Ferrari", "Fischer", "Fontana", "Garcia", "Girard", "Gruber", "Haddad", "Hansen",
    "Hoffmann", "Horvat", "Jansen", "Jansson", "Kaya", "Keller", "Kovács", "Kowalska", "Kowalski", "Laine", "Lambert", "Larsen",
    "Lefèvre", "Lindqvist", "Lopes", "Marino", "Martins", "Mäkinen", "Meyer", "Moreau", "Moretti", "Moreno", "Murphy", "Navarro",
    "Nguyen", "Nielsen", "Novák", "Nowak", "O'Brien", "Oliveira", "Papadopoulos", "Pereira", "Popescu", "Ribeiro", "Ricci", "Rojas",
    "Romano", "Rossi", "Santos", "Schmidt", "Silva", "Svoboda", "Szabó", "Torres", "Van Dijk", "Vasiliou", "Virtanen", "Visser",
    "Wagner", "Weber", "Wójcik", "Zimmermann",
];

/// A city and its middle (latitude, longitude).
pub(super) struct City {
    pub(super) name: &'static str,
    pub(super) middle: (f64, f64),
    pub(super) dial: &'static str,
}

const fn city(name: &'static str, latitude: f64, longitude: f64, dial: &'static str) -> City {
    City { name, middle: (latitude, longitude), dial }
}

/// The first ones have the most people.
pub(super) const CITIES: &[City] = &[
    city("Lisbon", 38.7223, -9.1393, "+351 21"),
    city("Berlin", 52.5200, 13.4050, "+49 30"),
    city("Madrid", 40.4168, -3.7038, "+34 91"),
    city("Paris", 48.8566, 2.3522, "+33 1"),
    city("Amsterdam", 52.3676, 4.9041, "+31 20"),
    city("Barcelona", 41.3874, 2.1686, "+34 93"),
    city("Vienna", 48.2082, 16.3738, "+43 1"),
    city("Porto", 41.1579, -8.6291, "+351 22"),
    city("Hamburg", 53.5511, 9.9937, "+49 40"),
    city("Rome", 41.9028, 12.4964, "+39 06"),
    city("Milan", 45.4642, 9.1900, "+39 02"),
    city("Munich", 48.1351, 11.5820, "+49 89"),
    city("Copenhagen", 55.6761, 12.5683, "+45 33"),
    city("Stockholm", 59.3293, 18.0686, "+46 8"),
    city("Warsaw", 52.2297, 21.0122, "+48 22"),
    city("Prague", 50.0755, 14.4378, "+420 2"),
    city("Dublin", 53.3498, -6.2603, "+353 1"),
    city("Brussels", 50.8503, 4.3517, "+32 2"),
    city("Lyon", 45.7640, 4.8357, "+33 4"),
    city("Valencia", 39.4699, -0.3763, "+34 96"),
    city("Budapest", 47.4979, 19.0402, "+36 1"),
    city("Athens", 37.9838, 23.7275, "+30 21"),
    city("Helsinki", 60.1699, 24.9384, "+358 9"),
    city("Oslo", 59.9139, 10.7522, "+47 22"),
    city("Zagreb", 45.8150, 15.9819, "+385 1"),
];

/// What somebody can do for a living.
pub(super) struct Trade {
    pub(super) category: &'static str,
    /// "I am a …"
    pub(super) name: &'static str,
    pub(super) skills: &'static [&'static str],
    pub(super) titles: &'static [&'static str],
    pub(super) offers: &'static [&'static str],
    /// Euros an hour, from and to.
    pub(super) hourly: (i64, i64),
    /// "I need help with …"
    pub(super) need: &'static str,
}

pub(super) const TRADES: &[Trade] = &[
    Trade {
        category: "plumbing",
        name: "plumber",
        skills: &["plumbing", "leak detection", "boiler service", "bathroom fitting", "drain cleaning"],
        titles: &["Leaking taps and pipes", "Blocked drains cleared the same day", "Bathrooms fitted from start to finish"],
        offers: &["I find the leak before I open the wall.", "Washing machines, sinks, toilets and radiators connected properly."],
        hourly: (35, 70),
        need: "a tap that has been dripping for a week",
    },
    Trade {
        category: "electrical",
        name: "electrician",
        skills: &["wiring", "fuse boxes", "lighting", "wall chargers", "fault finding"],
        titles: &["Electrical work, certified and tidy", "Lights, sockets and switches", "Wall boxes for electric cars"],
        offers: &["Every job ends with a measurement and a written report.", "Old wiring renewed room by room, so you can stay at home."],
        hourly: (40, 80),
        need: "two sockets that have stopped working",
    },
    Trade {
        category: "cleaning",
        name: "cleaner",
        skills: &["home cleaning", "deep cleaning", "window cleaning", "ironing", "end of tenancy"],
        titles: &["Regular home cleaning", "Deep clean before you move in", "Windows that you can see through"],
        offers: &["I bring everything, and I use no bleach.", "The same person every week, on the day you choose."],
        hourly: (16, 30),
        need: "a flat of 70 square metres, every second week",
    },
    Trade {
        category: "tutoring",
        name: "tutor",
        skills: &["mathematics", "physics", "exam preparation", "essay writing", "chemistry"],
        titles: &["Maths without tears, grades 5 to 12", "Physics for the final exam", "Homework help twice a week"],
        offers: &["We start with what is clear and go on from there.", "Parents get a short note after each lesson."],
        hourly: (20, 45),
        need: "maths lessons for my daughter in grade 8",
    },
    Trade {
        category: "gardening",
        name: "gardener",
        skills: &["pruning", "lawn care", "garden design", "irrigation", "hedge trimming"],
        titles: &["Hedges, lawns and fruit trees", "A balcony garden that lives", "Autumn clean-up for gardens"],
        offers: &["I take the cuttings with me.", "Plants chosen for your soil and your patience."],
        hourly: (22, 45),
        need: "a hedge that has grown over the fence",
    },
    Trade {
        category: "painting",
        name: "painter",
        skills: &["interior painting", "wallpaper", "plastering", "facades", "lacquering"],
        titles: &["Walls and ceilings, clean edges", "Wallpaper hung straight", "A fresh facade this season"],
        offers: &["Floors and furniture are covered before the first tin is opened.", "Two coats, always."],
        hourly: (25, 45),
        need: "the living room, about 60 square metres of wall",
    },
    Trade {
        category: "carpentry",
        name: "carpenter",
        skills: &["furniture", "doors", "parquet", "built-in shelves", "restoration"],
        titles: &["Shelves built to measure", "Doors that close again", "Parquet sanded and oiled"],
        offers: &["Solid wood from the region.", "I measure twice and draw it for you before I cut."],
        hourly: (35, 65),
        need: "shelves for a wall that is not straight",
    },
    Trade {
        category: "handyman",
        name: "handyman",
        skills: &["assembly", "small repairs", "mounting", "sealing", "locks and hinges"],
        titles: &["Small repairs, one visit", "Furniture assembled while you work", "Lamps, shelves and curtains mounted"],
        offers: &["Make a list; I work through it.", "I bring my own tools and take the packaging away."],
        hourly: (22, 40),
        need: "a wardrobe that has to be put together",
    },
    Trade {
        category: "moving",
        name: "mover",
        skills: &["packing", "heavy lifting", "van driving", "storage", "piano transport"],
        titles: &["Moving with a van and two people", "Pianos and other heavy things", "Packing service for your move"],
        offers: &["Blankets, straps and boxes are included.", "Insured up to 20,000 euros."],
        hourly: (35, 70),
        need: "a move from the third floor, no lift",
    },
    Trade {
        category: "computer-help",
        name: "computer helper",
        skills: &["home networks", "data recovery", "backups", "printers", "laptop repair"],
        titles: &["Computer help at home", "Wi-Fi that reaches every room", "Your data back, and backed up"],
        offers: &["I explain what I do, in plain words.", "No fix, no fee."],
        hourly: (30, 60),
        need: "a laptop that does not start any more",
    },
    Trade {
        category: "childcare",
        name: "babysitter",
        skills: &["babysitting", "first aid", "school pick-up", "newborn care", "crafts"],
        titles: &["Babysitting in the evening", "School pick-up and homework", "Weekend childcare"],
        offers: &["First-aid course renewed this year.", "Happy to meet you and the children first."],
        hourly: (12, 22),
        need: "two children on Thursday evenings",
    },
    Trade {
        category: "eldercare",
        name: "carer",
        skills: &["companionship", "meal preparation", "medication reminders", "dementia care", "shopping"],
        titles: &["Company and help for older people", "Mornings made easier", "Shopping and cooking for your parents"],
        offers: &["Twelve years in a care home taught me patience.", "Families get a message after each visit."],
        hourly: (16, 30),
        need: "my mother, three mornings a week",
    },
    Trade {
        category: "pet-care",
        name: "dog walker",
        skills: &["dog walking", "cat sitting", "puppy training", "medication for pets"],
        titles: &["Dog walks in small groups", "Cat sitting while you are away", "Puppy training at home"],
        offers: &["Never more than four dogs at a time.", "A picture from every visit."],
        hourly: (12, 25),
        need: "a dog that needs a walk at noon",
    },
    Trade {
        category: "photography",
        name: "photographer",
        skills: &["portraits", "events", "product photography", "editing", "weddings"],
        titles: &["Portraits outdoors", "Your party in 200 pictures", "Product pictures for your shop"],
        offers: &["Pictures within a week, edited by hand.", "All rights for private use are yours."],
        hourly: (50, 120),
        need: "portraits for our website, eight people",
    },
    Trade {
        category: "music-lessons",
        name: "music teacher",
        skills: &["piano", "guitar", "singing", "music theory", "violin"],
        titles: &["Piano lessons for beginners", "Guitar, from the first chord on", "Singing for people who say they cannot"],
        offers: &["You play a piece in the first lesson.", "At your place or at mine."],
        hourly: (25, 55),
        need: "piano lessons for a grown-up beginner",
    },
    Trade {
        category: "translation",
        name: "translator",
        skills: &["English", "German", "Portuguese", "French", "legal texts"],
        titles: &["Letters and contracts translated", "Interpreter at the authorities", "Proofreading by a native speaker"],
        offers: &["Sworn translator since 2012.", "Short texts within a day."],
        hourly: (30, 65),
        need: "a rental contract, eleven pages",
    },
    Trade {
        category: "fitness",
        name: "trainer",
        skills: &["strength", "running", "yoga", "rehabilitation", "nutrition"],
        titles: &["Training in the park", "Back on your feet after an injury", "Yoga at your home"],
        offers: &["A plan that fits into your week.", "The first hour is free."],
        hourly: (30, 60),
        need: "getting fit for a half marathon in spring",
    },
    Trade {
        category: "beauty",
        name: "hairdresser",
        skills: &["haircuts", "colouring", "make-up", "manicure", "bridal styling"],
        titles: &["Haircuts at your home", "Bridal hair and make-up", "Manicure and pedicure"],
        offers: &["I bring the chair and sweep up afterwards.", "Colours without ammonia."],
        hourly: (25, 60),
        need: "a haircut for my father, who cannot go out",
    },
    Trade {
        category: "heating-cooling",
        name: "heating engineer",
        skills: &["heat pumps", "air conditioning", "boilers", "thermostats", "ventilation"],
        titles: &["Boiler service before winter", "Air conditioning installed quietly", "Heat pumps: advice and service"],
        offers: &["Certified for all common refrigerants.", "You get the measurements on paper."],
        hourly: (45, 85),
        need: "a boiler that makes a knocking sound",
    },
    Trade {
        category: "locksmith",
        name: "locksmith",
        skills: &["door opening", "cylinders", "safes", "window locks"],
        titles: &["Doors opened without damage", "Better locks for your flat", "Windows that keep burglars out"],
        offers: &["The price on the phone is the price at the door.", "Identity is checked before I open anything."],
        hourly: (50, 95),
        need: "a lock that turns only with force",
    },
    Trade {
        category: "appliance-repair",
        name: "repair technician",
        skills: &["washing machines", "dishwashers", "ovens", "coffee machines", "fridges"],
        titles: &["Washing machines repaired at home", "Coffee machines, cleaned and repaired", "Dishwashers that drain again"],
        offers: &["Most spare parts are in my van.", "Repair beats replacing, nearly always."],
        hourly: (35, 60),
        need: "a dishwasher that leaves water in the bottom",
    },
    Trade {
        category: "roofing",
        name: "roofer",
        skills: &["roof tiles", "gutters", "insulation", "skylights", "flat roofs"],
        titles: &["Roof repairs after the storm", "Gutters cleaned and mended", "Skylights sealed for good"],
        offers: &["You get pictures from before and after.", "Ten years of warranty on flat roofs."],
        hourly: (40, 75),
        need: "a gutter that drips on the terrace",
    },
    Trade {
        category: "events",
        name: "event helper",
        skills: &["serving", "bar", "cooking for groups", "decoration", "sound"],
        titles: &["Help for your party, from setting up to washing up", "A bar for your birthday", "Cooking for up to thirty guests"],
        offers: &["Vegetarian and vegan menus are no problem.", "We leave the kitchen cleaner than it was."],
        hourly: (20, 45),
        need: "a birthday for twenty-five people",
    },
];

pub(super) const BIOS: &[&str] = &[
    "I am a {trade} in {city} and have been at it for {years} years. Fair prices, clean work, and I call when I am late.",
    "{trade} with {years} years of experience. I came to {city} for love and stayed for the work.",
    "Born in {city}. I learned my trade in a small family business and run my own since a few years ago.",
    "You will like working with me: I listen first. {years} years as a {trade}, mostly in {city} and around.",
    "Careful, punctual, insured. Ask my clients in {city}.",
];

pub(super) const ABOUTS: &[&str] = &[
    "We live in an old house that always needs something.",
    "Busy parents of three.",
    "I run a small café and have no time for repairs.",
    "New in town and happy about every recommendation.",
    "Retired teacher with a garden that is too big for me.",
];

pub(super) const NOTES: &[&str] = &["Back from holidays in two weeks.", "Fully booked this month.", "Recovering from a broken wrist."];

/// What the two say after the client's first words: "c" or "w" and the words.
pub(super) const TALK: &[(&str, &str)] = &[
    ("w", "Hello! Thank you for writing. Could you tell me a little more, and send your address?"),
    ("c", "Of course. It is on the second floor, and there is a place to park in front of the house."),
    ("w", "That sounds like something I can do. When would it suit you?"),
    ("c", "Any day next week, best after four o'clock."),
    ("w", "Wednesday at half past four, then?"),
    ("c", "Perfect. What would it cost, roughly?"),
    ("w", "I will send you a proposal; it should not take longer than two or three hours."),
    ("c", "Great, I have put it into a job. Please accept it if the price is all right."),
    ("w", "Accepted. See you on Wednesday!"),
    ("c", "One more thing: do I need to buy anything beforehand?"),
    ("w", "No, I bring everything with me. If I need a special part, I call you first."),
    ("c", "Good. The bell says Lindqvist, as the door sign is old."),
    ("w", "I am on my way and will be there in twenty minutes."),
    ("c", "I am at home."),
    ("w", "All done. I left the old parts in a bag by the door, in case you want to see them."),
    ("c", "Thank you, it works like new."),
    ("w", "My pleasure. If something is not right, write to me."),
    ("c", "I will. Could you have a look at the kitchen some time next month, too?"),
    ("w", "Gladly. Write to me when you know the week."),
];

pub(super) const REASONS: &[&str] = &[
    "My plans have changed.",
    "I have found out that the landlord takes care of it.",
    "I am ill this week, I am sorry.",
    "We could not agree on a day.",
    "The part cannot be had before summer.",
];

/// What clients write, by stars.
pub(super) const REVIEWS: [&[&str]; 5] = [
    &[
        "Came two hours late and left a mess.",
        "It leaked again the next day, and nobody answered.",
        "Not what we had agreed on at all.",
    ],
    &["The work is all right, but I had to ask three times.", "Took twice as long as promised.", "Friendly, but the result is uneven."],
    &["Good work in the end, a bit slow to answer.", "Fine. The price was higher than I had expected.", "Does the job."],
    &[
        "Solid work and a fair price. One star less because the date was moved once.",
        "Very friendly, and it looks good.",
        "Quick and clean. I would book again.",
        "Good advice, too; we saved some money.",
    ],
    &[
        "On time, careful and friendly. Everything works.",
        "Best one I have had in years!",
        "Explained everything, and left the place cleaner than before.",
        "Went out of the way to get the right part on a Saturday.",
        "My mother is delighted, and so am I.",
        "Exactly as agreed. Thank you!",
        "Patient, precise and good company.",
        "We have booked again already.",
    ],
];

pub(super) const REPLIES: &[&str] = &[
    "Thank you for your kind words!",
    "It was a pleasure, any time again.",
    "I am sorry that it took so long. Write to me, and I will make up for it.",
    "Thank you! Greetings to the cat.",
];
