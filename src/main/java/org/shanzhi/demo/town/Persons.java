package org.shanzhi.demo.town;

import java.util.random.RandomGenerator;
import org.shanzhi.matter.Person;

/**
 * Invented people. Their numbers can belong to nobody: no telephone begins with 100, no province has the code 99, and the
 * identity number's check digit is wrong.
 */
final class Persons {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final Words words = new Words("persons.properties");

    Person person(RandomGenerator random, String address) {
        int year = 1944 + random.nextInt(62);
        boolean knownByNumber = random.nextInt(3) == 0;
        return new Person(
                name(random),
                random.nextInt(12) == 0 ? null : phone(random),
                knownByNumber ? idNumber(random, year) : null,
                random.nextInt(4) == 0 ? null : address,
                random.nextBoolean() ? year : null);
    }

    Person organisation(RandomGenerator random) {
        return new Person(words.one("employers", random), phone(random), null, null, null);
    }

    String name(RandomGenerator random) {
        int kind = random.nextInt(100);
        if (kind < 2) return words.one("dotted", random);
        String surname = kind < 7 ? words.one("double", random) : character(words.all("surnames")[0], random);
        if (kind < 10) return surname + words.one("rare", random);
        String given = words.all("given")[0];
        return surname + character(given, random) + (random.nextInt(4) == 0 ? "" : character(given, random));
    }

    String place(RandomGenerator random) {
        return words.one("places", random);
    }

    static String phone(RandomGenerator random) {
        return "100" + "%08d".formatted(random.nextInt(100_000_000));
    }

    static String idNumber(RandomGenerator random, int year) {
        String digits = "99%04d%d%02d%02d%03d"
                .formatted(
                        random.nextInt(10_000),
                        year,
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        return digits + CHECKS.charAt((sum + 1) % 11);
    }

    private static String character(String from, RandomGenerator random) {
        int at = random.nextInt(from.codePointCount(0, from.length()));
        return Character.toString(from.codePointAt(from.offsetByCodePoints(0, at)));
    }
}
