package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.Shapes;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Registration;
import org.shanzhi.matter.Willing;
import org.shanzhi.org.Unit;

/** What people tell: an invented person, text, place and time. */
final class Openings {
    private static final List<Channel> CHANNELS = List.of(
            Channel.WINDOW,
            Channel.WINDOW,
            Channel.WINDOW,
            Channel.WINDOW,
            Channel.WINDOW,
            Channel.HOTLINE_12345,
            Channel.HOTLINE_12345,
            Channel.HOTLINE_12345,
            Channel.PORTAL,
            Channel.PORTAL,
            Channel.GRID,
            Channel.GRID,
            Channel.COURT,
            Channel.POLICE,
            Channel.POLICE,
            Channel.PETITION,
            Channel.DEPARTMENT,
            Channel.UPPER);

    private final SplittableRandom random;
    private final OfficeTime time;
    private final Cast cast;
    private final DemoGeometry land;
    private final List<DemoGrid> manned;
    private final List<DemoGrid> first;
    private final Persons persons = new Persons();
    private final Words words = new Words("words.properties");
    private final List<String[]> texts = DemoFile.rows("texts.txt", "\\|");

    Openings(DemoGeometry land, Cast cast, SplittableRandom random) {
        this.random = random;
        this.time = new OfficeTime(random);
        this.cast = cast;
        this.land = land;
        this.manned = land.grids().stream()
                .filter(grid -> inStreetOf(grid, DemoAccount.all()))
                .toList();
        this.first = land.grids().stream()
                .filter(grid -> inStreetOf(grid, DemoAccount.of("handler1")))
                .toList();
    }

    private static boolean inStreetOf(DemoGrid grid, List<DemoAccount> accounts) {
        String street = grid.communityCode().substring(0, 9);
        return accounts.stream().anyMatch(account -> account.unit().equals(street));
    }

    Opening next(Instant now) {
        return at(time.arrival(now), this::somewhere);
    }

    /** In the grid in which somebody serves. */
    Opening with(String username, Instant at) {
        String unit = DemoAccount.of(username).getFirst().unit();
        return at(
                at,
                () -> land.grids().stream()
                        .filter(grid -> grid.code().equals(unit))
                        .findFirst()
                        .orElseThrow());
    }

    private Opening at(Instant at, Supplier<DemoGrid> where) {
        String[] text = texts.get(random.nextInt(texts.size()));
        Kind kind = Kind.valueOf(text[0]);
        Channel channel = kind == Kind.HAZARD && random.nextInt(3) > 0
                ? Channel.GRID
                : CHANNELS.get(random.nextInt(CHANNELS.size()));
        DemoGrid grid = where.get();
        Unit gridUnit = cast.unit(grid.code());
        Unit community = cast.unit(gridUnit.parentId());
        Unit street = cast.unit(community.parentId());
        var by = switch (channel) {
            case GRID -> cast.of("GRID_WORKER", gridUnit.id(), random);
            case PORTAL -> cast.of("RESIDENT", random);
            case WINDOW, HOTLINE_12345 -> cast.of("CLERK", random);
            default -> cast.of("TRIAGE", random);
        };
        String address = address(street.name(), community.name());
        boolean anonymous = random.nextInt(25) == 0;
        boolean late = channel == Channel.WINDOW && random.nextInt(25) == 0;
        var gaps = gaps(community.name());
        var registration = new Registration(
                kind,
                channel,
                new FreeText(Words.fill(text[2], gaps)),
                new FreeText(body(text[3], gaps)),
                channel == Channel.GRID || random.nextInt(3) == 0 ? text[1] : null,
                random.nextInt(8) == 0 ? new Place(null, null, address) : place(grid.polygon(), address),
                null,
                late ? at.minus(Duration.ofHours(20)) : null,
                parties(kind, anonymous, address),
                anonymous,
                late ? new FreeText(words.one("late", random)) : null,
                List.of());
        return new Opening(at, by, registration, text[1], street.id(), community.id(), gridUnit.id());
    }

    /** Mostly where somebody can sign in and look at it. */
    private DemoGrid somewhere() {
        int where = random.nextInt(10);
        if (where < 3) return one(first);
        return one(where < 6 ? manned : land.grids());
    }

    private List<NewParty> parties(Kind kind, boolean anonymous, String address) {
        var parties = new ArrayList<NewParty>();
        boolean dispute = kind == Kind.DISPUTE;
        if (!anonymous) {
            var willing = dispute ? Willing.YES : null;
            parties.add(new NewParty(PartyRole.APPLICANT, PartyKind.PERSON, willing, persons.person(random, address)));
        }
        if (dispute) {
            boolean organisation = random.nextInt(3) == 0;
            parties.add(new NewParty(
                    PartyRole.RESPONDENT,
                    organisation ? PartyKind.ORGANISATION : PartyKind.PERSON,
                    random.nextInt(8) == 0 ? Willing.NO : random.nextBoolean() ? Willing.YES : Willing.UNDECIDED,
                    organisation ? persons.organisation(random) : persons.person(random, address)));
        }
        return parties;
    }

    private Map<String, String> gaps(String community) {
        return Map.of(
                "place", shortName(community) + persons.place(random),
                "house", house(),
                "days", Integer.toString(2 + random.nextInt(40)),
                "money", Integer.toString(200 + 100 * random.nextInt(400)),
                "hour", Integer.toString(6 + random.nextInt(17)),
                "month", Integer.toString(1 + random.nextInt(12)),
                "phone", Persons.phone(random));
    }

    private String house() {
        return Words.fill(
                words.one("houses", random),
                Map.of("0", Integer.toString(1 + random.nextInt(40)), "1", Integer.toString(1 + random.nextInt(6))));
    }

    private String address(String street, String community) {
        return Words.fill(
                words.one("addresses", random),
                Map.of("street", street, "place", shortName(community) + persons.place(random), "house", house()));
    }

    private static String shortName(String community) {
        return community.replaceFirst("(社区|村)?(居委会|村民委员会|村委会)$", "");
    }

    /** With a greeting, a demand and a slip of the pen now and then. */
    private String body(String pattern, Map<String, String> gaps) {
        String text = words.one("openings", random) + pattern + words.one("closings", random);
        if (random.nextInt(6) == 0) {
            String[] typo = words.one("typos", random).split(":");
            text = text.replaceFirst(typo[0], typo[1]);
        }
        if (random.nextInt(10) == 0) text = text.replace("，", " ").replace("。", " ");
        return Words.fill(text, gaps);
    }

    /** Somewhere between the middle of the grid and one of its corners. */
    private Place place(Polygon polygon, String address) {
        Coordinate middle = polygon.getInteriorPoint().getCoordinate();
        Coordinate corner = polygon.getCoordinates()[random.nextInt(polygon.getNumPoints())];
        double far = 0.7 * random.nextDouble();
        var there = new Coordinate(middle.x + far * (corner.x - middle.x), middle.y + far * (corner.y - middle.y));
        Coordinate at = polygon.contains(Shapes.FACTORY.createPoint(there)) ? there : middle;
        return new Place(rounded(at.x), rounded(at.y), address);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
