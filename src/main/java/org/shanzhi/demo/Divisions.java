package org.shanzhi.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The files about the demo district that come with the program; {@code demo/ATTRIBUTION.md} says where they are from. */
final class Divisions {
    private Divisions() {}

    record Street(String code, String name) {}

    record Community(String code, String name, String streetCode) {

        /** Village committees have codes from 200 on within their street. */
        boolean isVillage() {
            return code.charAt(9) == '2';
        }

        /** How much land a grid has here, 1 being usual in the city: villages reach into the hills. */
        double room() {
            return isVillage() ? 6.5 : shortName().contains("村") ? 1.7 : 1;
        }

        /** The place without its committee: 畅家巷社区 of 畅家巷社区居委会. */
        String shortName() {
            var place = name.replaceFirst("(居委会|村民委员会|村委会)$", "");
            return isVillage() && !place.endsWith("村") ? place + "村" : place;
        }
    }

    /** Where a street stands in our arrangement, and how much land its people have, 1 being usual in the city. */
    record Place(String band, String streetCode, double room) {

        /** There the hills, and with them the villages that come last in the list, are in the north. */
        boolean isNorthOfTheRiver() {
            return band.equals("NORTH_BANK");
        }
    }

    static List<Street> streets() {
        return rows("streets_2023.csv").map(row -> new Street(row[0], row[1])).toList();
    }

    static List<Community> communities() {
        return rows("communities_2023.csv")
                .map(row -> new Community(row[0], row[1], row[2]))
                .toList();
    }

    /** Bands from north to south, streets from west to east. */
    static List<Place> arrangement() {
        return rows("arrangement.csv")
                .map(row -> new Place(row[0], row[1], Double.parseDouble(row[2])))
                .toList();
    }

    static Properties names() {
        var names = new Properties();
        try (var file = open("names.properties")) {
            names.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Stream<String[]> rows(String file) {
        try (var content = open(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Divisions.class.getResourceAsStream("/demo/" + file);
    }
}
