"""What lays the networks and blocks of GeoData, a file a job:

tables       one CSV file, read strictly         columns       which columns each table has
courses      lines as lists of places            plane         metres, and frames turned within them
network      the tables, held against each other      points   lines that are figured as a whole
start        where the adjustment begins         equations, solver   least squares
adjustment   what each place is held by          leave_one_out       how well it predicts
alignment, curves    rail lines off the streets  crossings     vertices that lines share
features     the named pieces                    geojson       text and files
"""
