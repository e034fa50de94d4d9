"""Names for an invented school. First and last names are mixed at random; nobody real is meant."""

FIRST = {
    "F": (
        "Aaliyah Agnes Alina Anwen Bea Bryony Carys Chidera Dina Edie Eira Elsie Esme Farah Fleur Freya Gracie Hafsa "
        "Imani Iris Isobel Jasmin Keira Layla Lois Lottie Mabel Mei Mina Nancy Nia Nour Oona Orla Petra Quinn Rhea "
        "Rosa Saffron Sana Sienna Simran Tabitha Tess Thea Una Willow Yasmin Zara"
    ).split(),
    "M": (
        "Adam Alfie Arlo Ben Bilal Caleb Callum Dev Dylan Eddie Eesa Ellis Ewan Felix Finn George Gethin Hamza Harry "
        "Hugo Idris Isaac Jago Jamal Jonah Jude Kit Lewis Luca Magnus Marek Mo Nathan Noah Ollie Otis Owen Patrick "
        "Ravi Reuben Rory Rowan Sol Stanley Taha Theo Tobias Umar Wilf Yusuf"
    ).split(),
}
LAST = (
    "Abbott Achebe Ansah Ashworth Bakare Barlow Begum Bhatt Brook Calder Chaudhry Clough Cole Dacosta Dhillon Dobson "
    "Eastwood Ellery Fairclough Farrow Fenn Garside Ghani Gill Hale Hardcastle Hassan Holt Hussain Ingham Iqbal "
    "Jagger Kaur Kershaw Lacey Lam Lowe Malik Marsh Nowak Oakes Okoro Pearce Pickles Qureshi Rafiq Rigby Rowe Sands "
    "Shah Sharples Stead Sutcliffe Tait Thorpe Underhill Varley Wade Wass Whiteley Yates Zaman"
).split()
GROWN_UP = {
    "mother": (
        "Amina Beata Cerys Claire Donna Elena Fatima Gemma Hayley Helen Ifeoma Joanne Kasia Laura Lisa Mariam Michelle "
        "Nadia Naomi Natalie Parveen Rachel Rekha Ruth Samina Sarah Shazia Siobhan Stacey Tamsin Tracy Zainab"
    ).split(),
    "father": (
        "Adeel Andrew Anil Ashley Bogdan Chris Craig Darren David Faisal Gareth Gavin Imran Jason Kamran Kevin Liam "
        "Marcin Mark Matthew Neil Nnamdi Paul Rajesh Rhys Robert Sanjay Shaun Stefan Stuart Tariq Wayne"
    ).split(),
    "grandmother": (
        "Barbara Carol Christine Janet Jean Linda Margaret Maureen Nasreen Pauline Rukhsana Sheila Sylvia Valerie"
    ).split(),
}
"""First names of the adults of a family, by what they are to the child."""
RELATIONSHIPS = ("mother", "father", "mother", "grandmother", "father", "mother")
