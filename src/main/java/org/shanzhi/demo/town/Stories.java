package org.shanzhi.demo.town;

import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Kind;

/** What people tell about: a subject, and as much around it as their temper asks for. */
final class Stories {
    private static final Words WORDS = new Words("words.properties");
    private static final Persons PERSONS = new Persons();

    /** How people speak, and how many of a hundred do. */
    private enum Temper {
        PLAIN(46),
        POLITE(18),
        ANGRY(14),
        PLEADING(12),
        WORDY(10);

        private final int share;

        Temper(int share) {
            this.share = share;
        }

        static Temper some(RandomGenerator random) {
            int left = random.nextInt(100);
            for (Temper temper : values()) {
                left -= temper.share;
                if (left < 0) return temper;
            }
            throw new IllegalStateException("shares do not make a hundred");
        }

        private String key(String what) {
            return what + "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Story(String type, String title, String body) {}

    /** @param months in which it is told; in others somebody else's subject is */
    private record Subject(String type, Gapped title, Gapped text, Set<Month> months) {
        static Subject of(String[] row) {
            return new Subject(
                    row[1], Gapped.of(row[2]), Gapped.of(row[3]), row.length > 4 ? months(row[4]) : Set.of());
        }

        private static Set<Month> months(String numbers) {
            var months = EnumSet.noneOf(Month.class);
            for (String number : numbers.split(" ")) months.add(Month.of(Integer.parseInt(number)));
            return months;
        }

        boolean fits(Month month) {
            return months.isEmpty() || months.contains(month);
        }
    }

    private final Map<Kind, List<Subject>> subjects = new EnumMap<>(Kind.class);
    private final Map<String, List<Gapped>> sentences = new HashMap<>();
    private final Slips slips = new Slips();

    Stories() {
        for (String[] row : DemoFile.rows("texts.txt", "\\|")) {
            subjects.computeIfAbsent(Kind.valueOf(row[0]), _ -> new ArrayList<>())
                    .add(Subject.of(row));
        }
    }

    Story one(Kind kind, Instant at, String community, RandomGenerator random) {
        Subject subject = subject(kind, at.atZone(ChinaTime.ZONE).getMonth(), random);
        var gaps = new Gaps(community, random);
        Temper temper = Temper.some(random);
        var body = new StringBuilder(160);
        sentence("opening", temper, gaps, body, random);
        subject.text.fill(body, gaps);
        int more = temper == Temper.WORDY ? 2 + random.nextInt(4) : random.nextInt(3);
        for (String about : some(more, random)) one(about, random).fill(body, gaps);
        sentence("closing", temper, gaps, body, random);
        return new Story(
                subject.type, subject.title.filled(gaps), slips.in(body.toString(), temper == Temper.ANGRY, random));
    }

    /** The same by somebody who lives there too. */
    String retold(String body, RandomGenerator random) {
        return WORDS.one("retold", random) + body;
    }

    String house(RandomGenerator random) {
        return new Gaps("", random).house();
    }

    private Subject subject(Kind kind, Month month, RandomGenerator random) {
        List<Subject> all = subjects.get(kind);
        while (true) {
            Subject one = all.get(random.nextInt(all.size()));
            if (one.fits(month)) return one;
        }
    }

    private void sentence(String what, Temper temper, Gaps gaps, StringBuilder body, RandomGenerator random) {
        one(temper.key(what), random).fill(body, gaps);
    }

    private Gapped one(String kind, RandomGenerator random) {
        List<Gapped> all = sentences(kind);
        return all.get(random.nextInt(all.size()));
    }

    private synchronized List<Gapped> sentences(String kind) {
        return sentences.computeIfAbsent(
                kind, _ -> Arrays.stream(WORDS.all(kind)).map(Gapped::of).toList());
    }

    /** What can be said about anything, each at most once, in the order in which people say it. */
    private static List<String> some(int count, RandomGenerator random) {
        var about = new ArrayList<>(List.of("since", "asked", "effect", "others", "proof"));
        while (about.size() > count) about.remove(random.nextInt(about.size()));
        return about;
    }

    /** One teller's particulars: the same gap is filled with the same. */
    private static final class Gaps implements UnaryOperator<String> {
        private final String community;
        private final RandomGenerator random;
        private final Map<String, String> filled = new HashMap<>();

        Gaps(String community, RandomGenerator random) {
            this.community = community;
            this.random = random;
        }

        @Override
        public String apply(String gap) {
            return filled.computeIfAbsent(gap, this::some);
        }

        private String some(String gap) {
            return switch (gap) {
                case "place" -> community + PERSONS.place(random);
                case "house" -> house();
                case "days" -> Integer.toString(2 + random.nextInt(40));
                case "money" -> Integer.toString(200 + 100 * random.nextInt(400));
                case "hour" -> Integer.toString(6 + random.nextInt(17));
                case "month" -> Integer.toString(1 + random.nextInt(12));
                case "times" -> Integer.toString(2 + random.nextInt(6));
                case "phone" -> Persons.phone(random);
                default -> throw new IllegalArgumentException("Nobody knows what to put for " + gap);
            };
        }

        String house() {
            String pattern = WORDS.one("houses", random);
            return pattern.replace("{0}", Integer.toString(1 + random.nextInt(40)))
                    .replace("{1}", Integer.toString(1 + random.nextInt(6)));
        }
    }
}
