"""Given names and family names that are common in a place, combined at random: no combination means anybody.

Each list stands in the order of how often it is drawn, so that, as anywhere, some names are shared by many.
"""

from dataclasses import dataclass

FEMALE_EW = (
    "Sarah Emma Claire Nicola Samantha Lisa Karen Rebecca Michelle Joanne Laura Rachel Kelly Amy Gemma "
    "Charlotte Hannah Jessica Lauren Chloe Sophie Emily Megan Bethany Georgia Jade Stacey Kerry Donna "
    "Tracey Julie Susan Amanda Natalie Victoria Danielle Leanne Zoe Kirsty Holly Natasha Abigail Olivia "
    "Lucy Katie Kayleigh Rhiannon Cerys Sian Bethan Carys Angharad Nia Megan Lowri Ffion Catrin Aisha "
    "Fatima Zainab Maryam Khadija Ayesha Sana Nadia Farah Samina Rukhsana Priya Anjali Kavita Meera "
    "Sunita Jaspreet Harpreet Simran Manpreet Gurpreet Grace Blessing Chioma Adaeze Folake Yetunde "
    "Abena Akosua Efua Ama Naomi Chantelle Shanice Keisha Tamara Simone Magdalena Agnieszka Katarzyna "
    "Joanna Ewa Zofia Ilinca Andreea Mihaela Elena Ioana Roxana Mei Xiu Ling Yan Thuy Linh Hodan Ifrah "
    "Sagal Hibo Selam Hiwot Tigist Siobhan Aoife Niamh Roisin Orla Maeve Bridget Deirdre Isla Ailsa "
    "Morag Eilidh Fiona Heather Lorna Rosie Poppy Daisy Violet Edith Mabel Ivy Hazel Beatrice Harriet "
    "Matilda Esme Freya Imogen Tilly Alice Martha Florence Maisie Evie Layla Amelia Frances Judith "
    "Pauline Marion Sheila Brenda"
).split()
MALE_EW = (
    "David Daniel Michael James Christopher Paul Mark Andrew Lee Jamie Craig Darren Ryan Liam Jordan "
    "Callum Connor Kieran Nathan Luke Adam Matthew Thomas Jack Joshua Ashley Bradley Aaron Kyle Dean "
    "Shaun Wayne Carl Gary Stephen Kevin Ian Neil Simon Stuart Scott Martin Anthony Robert Richard "
    "Jonathan Benjamin Samuel Joseph Alexander Lewis Owen Rhys Dylan Gareth Gethin Ieuan Huw Emyr Aled "
    "Iwan Steffan Mohammed Ahmed Ali Hassan Omar Yusuf Ibrahim Imran Tariq Bilal Hamza Usman Faisal "
    "Adil Sajid Raj Sanjay Vikram Arjun Rohan Nikhil Gurdeep Jaswinder Harjit Balraj Sukhdeep Kwame "
    "Kofi Yaw Kojo Emeka Chidi Tunde Femi Segun Ade Marlon Leroy Delroy Winston Curtis Tyrone Jermaine "
    "Dwayne Andre Reece Tomasz Piotr Marcin Pawel Krzysztof Grzegorz Andrei Mihai Bogdan Florin "
    "Cristian Ionut Wei Jun Ming Minh Duc Abdi Mahad Liban Warsame Dawit Tesfaye Yonas Sean Patrick "
    "Declan Ciaran Eoin Brendan Cormac Fergal Duncan Alasdair Hamish Euan Fraser Graham Keith Trevor "
    "Clive Barry Terence Leonard Ernest Albert Stanley Arthur Frederick Harold Walter Reginald Toby "
    "Oscar Felix Hugo Jasper Rupert Elliot Theo Harvey Mason"
).split()
FAMILY_EW = (
    "Smith Jones Taylor Brown Williams Davies Evans Thomas Johnson Roberts Walker Wright Robinson "
    "Thompson White Hughes Edwards Green Lewis Wood Harris Martin Jackson Clarke Clark Turner Hill "
    "Cooper Ward Moore Morris Watson King Baker Morgan Patel Harrison Young Allen Khan Mitchell James "
    "Scott Phillips Parker Lee Bennett Price Griffiths Cook Shaw Richardson Collins Bailey Carter "
    "Marshall Cox Begum Adams Hussain Ali Wilkinson Foster Chapman Rogers Mason Powell Webb Richards "
    "Gray Rose Hunt Ellis Knight Mills Singh Kaur Barker Stevens Lloyd Palmer Matthews Butler Reynolds "
    "Fisher Barnes Jenkins Murray Dixon Ahmed Holmes Pearson Harvey Simpson Fletcher Graham Reid Kelly "
    "Murphy Campbell Stewart Robertson Andrews Ford Hamilton Fox Grant Lawrence Armstrong Elliott "
    "Saunders West Bradley Gibson Chambers Howard Wells Burton Cole Hart Francis Read Bell Sutton "
    "Spencer Payne Hudson Woods Page Lane Gardner Dean Walsh Berry Arnold Ryan Nicholls Perkins Gordon "
    "Harding Carr Hawkins Stone Watts Lowe Day Pritchard Prosser Parry Vaughan Bowen Beynon Rees Gwynne "
    "Probert Llewellyn Meredith Bevan Pugh Tudor Islam Rahman Chowdhury Miah Uddin Akhtar Iqbal Malik "
    "Mahmood Shah Hussein Aziz Farooq Sharma Gill Dhillon Sandhu Bains Sidhu Grewal Mistry Shah Desai "
    "Joshi Kumar Nair Reddy Fernando Perera Okafor Okonkwo Adeyemi Adebayo Balogun Oyelaran Mensah "
    "Owusu Boateng Asante Appiah Osei Amoah Kamara Sesay Bangura Nkosi Moyo Ndlovu Gordon Grant Blake "
    "Francis Kowalski Nowak Wisniewski Wojcik Kaminski Zielinski Szymanski Wozniak Dabrowski Popescu "
    "Ionescu Dumitru Stoica Radu Munteanu Petrov Ivanova Chen Wong Chan Leung Cheung Nguyen Tran Pham "
    "Hassan Yusuf Abdi Warsame Farah Tesfaye Gebremedhin Haile O'Brien O'Connor O'Neill O'Sullivan "
    "McCarthy Doyle Byrne Gallagher Kavanagh Brennan Nolan MacDonald McLean McKenzie Sinclair Drummond "
    "Buchanan Fairclough Entwistle Ramsbottom Ogden Haworth Sharples Hardcastle Thistlethwaite "
    "Braithwaite Longbottom Arkwright Crowther Sugden Heaton Greenhalgh Pickles Tattersall Birtwistle "
    "Clegg Duckworth Lumb Bickerstaff Trevelyan Penrose Tregenza Polglase Nancarrow Chudleigh "
    "Widdicombe Yelland Luscombe Merrifield Sandford Thornbury Ashdown Whitlock Garland Swift Finch "
    "Drake Nightingale Wren"
).split()

FEMALE_PA = (
    "Jennifer Jessica Ashley Amanda Melissa Stephanie Nicole Heather Elizabeth Michelle Kimberly Amy "
    "Angela Lisa Christina Crystal Tiffany Brittany Danielle Rachel Samantha Megan Kayla Courtney "
    "Lauren Kelly Sarah Rebecca Laura Amber Erin Tina Dawn Tammy Kathleen Colleen Maureen Eileen Sheila "
    "Patricia Linda Barbara Deborah Donna Carol Janet Diane Gloria Maria Carmen Rosa Ana Luz Yolanda "
    "Marisol Milagros Evelyn Wanda Ivette Xiomara Jasmine Destiny Aaliyah Ebony Latoya Tanisha Keisha "
    "Monique Shanice Imani Nia Tamika Denise Yvonne Sonya Renee Brianna Alexis Taylor Madison Haley "
    "Paige Brooke Sierra Autumn Summer Hope Faith Joy Grace Ruth Esther Naomi Miriam Leah Hannah "
    "Abigail Lydia Priscilla Rhoda Mei Lan Thuy Linh Hoa Priya Anita Sunita Olga Svetlana Irina Natalia "
    "Halina Krystyna Teresa Antonia Lucia Francesca Gina Carla Bianca Rosemary Loretta Geraldine "
    "Marlene Paulette Bernadette Sabrina Vanessa Veronica Valerie Vivian Victoria Virginia Whitney "
    "Wendy Yasmin Zoe Chloe Kaylee Makayla Savannah"
).split()
MALE_PA = (
    "Michael Christopher Matthew Joshua David James Daniel Robert John Joseph William Justin Anthony "
    "Kevin Brian Eric Steven Thomas Timothy Richard Jeffrey Mark Scott Ryan Brandon Jason Nicholas "
    "Tyler Kyle Zachary Cody Jacob Austin Jordan Sean Patrick Dennis Gregory Keith Frank Vincent "
    "Dominic Angelo Rocco Carmine Salvatore Luis Jose Carlos Juan Miguel Angel Hector Rafael Orlando "
    "Edwin Wilfredo Efrain Felix Ramon Jamal Darnell Terrell Tyrone Marcus Malik Andre Antoine "
    "Demetrius Reggie Cedric Curtis Lamar Darius Isaiah Elijah Ezekiel Amos Levi Eli Abram Jonas Reuben "
    "Harvey Elmer Earl Clarence Chester Floyd Lester Vernon Wayne Duane Randall Bradley Todd Craig Troy "
    "Travis Dustin Derek Trevor Garrett Logan Hunter Chase Cole Gavin Caleb Ethan Noah Liam Stanislaw "
    "Casimir Walter Stanley Edward Leonard Raymond Bernard Gerald Ronald Donald Harold Ralph Eugene "
    "Russell Minh Hung Tuan Wei Jun Raj Anil Dmitri Sergei Igor Yuri Emmanuel Samuel Solomon Nathaniel "
    "Benjamin Peter Paul Philip Simon Stephen Adrian Ivan"
).split()
FAMILY_PA = (
    "Smith Miller Johnson Brown Williams Jones Davis Wilson Martin Moore Thomas Taylor Anderson Jackson "
    "White Harris Thompson Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams "
    "Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart "
    "Morris Murphy Cook Rogers Reed Bailey Bell Cooper Richardson Cox Howard Ward Peterson Gray James "
    "Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell "
    "Long Patterson Hughes Washington Butler Simmons Foster Bryant Alexander Russell Griffin Hayes "
    "Myers Ford Hamilton Graham Sullivan Wallace Woods Cole West Jordan Owens Reynolds Fisher Ellis "
    "Harrison Gibson McDonald Cruz Marshall Ortiz Gomez Murray Freeman Wells Webb Simpson Stevens "
    "Tucker Porter Hunter Hicks Crawford Henry Boyd Mason Morales Kennedy Warren Dixon Ramos Reyes "
    "Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels Palmer Mills Nichols Grant Knight "
    "Ferguson Rose Stone Dunn Perkins Hudson Spencer Gardner Stephens Payne Pierce Berry Matthews "
    "Arnold Wagner Willis Ray Watkins Olson Carroll Duncan Snyder Hart Weaver Zimmerman Hoffman "
    "Stoltzfus Yoder Lapp Esh Beiler Fenstermacher Hershberger Brubaker Landis Nolt Sensenig Hostetter "
    "Groff Eberly Kauffman Rineholt Schaeffer Dietrich Schultz Kessler Bauer Keller Becker Strohl Moyer "
    "Hess Gehman Frey Kline Shank Wenger Reiff Rivera Rodriguez Gonzalez Hernandez Lopez Garcia "
    "Martinez Perez Torres Santiago Colon Vega Figueroa Maldonado Rosado Feliciano Pagan Burgos "
    "Esposito Russo Romano Colombo Ricci Marino Greco Bruno Gallo Conti DeLuca Mancini Costa Giordano "
    "Rizzo Lombardi Moretti Kowalski Nowak Wojcik Lewandowski Zielinski Szymanski Dombrowski Jankowski "
    "Kaminski Pavlik Novak Horvath Kovacs Petrov O'Donnell O'Malley McGrath Gallagher Dougherty "
    "McLaughlin Boyle Brennan Kane Nguyen Tran Pham Le Chen Wang Li Patel Shah Singh Kim Park Okoro "
    "Mensah Diallo Traore Toure Baptiste Pierre Joseph Charles Booker Gaines Whitfield Merriweather "
    "Pettway Tolliver Vance Haskell Lindqvist Thorpe Ashby Colby Harlan Wick Stover Bingham Cutler "
    "Foxwell Greer Halsted Ingram"
).split()


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names of one place. family is weighted: a name drawn often stands in it several times."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]


def weighted(names: list[str]) -> tuple[str, ...]:
    """The names, those at the beginning repeated, so that one draw gives a common name more often than a rare one."""
    once = list(dict.fromkeys(names))
    return tuple(name for at, name in enumerate(once) for _ in range(1 + 160 // (at + 6)))


NAMES: dict[str, NameLists] = {
    "ew": NameLists(weighted(FEMALE_EW), weighted(MALE_EW), weighted(FAMILY_EW)),
    "us-pa": NameLists(weighted(FEMALE_PA), weighted(MALE_PA), weighted(FAMILY_PA)),
}
NICKNAMES = (
    "Ace Bear Birdie Bobby Bud Buzz Chip Coops Daz Dee Dex Duke Fitz Flash Gaz Ginge Jazz Jonno Kit "
    "Lanky Lefty Mack Macca Mo Nell Red Robbo Scout Shady Sparky Spud Stretch Tash Tee Tel Tiny Woody "
    "Ziggy"
).split()
