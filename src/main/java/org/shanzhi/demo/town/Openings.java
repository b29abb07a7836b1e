package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.shanzhi.kernel.start.DemoSize;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Registration;
import org.shanzhi.matter.Willing;
import org.shanzhi.policy.Caller;

/** What people tell: an invented person, text, place and time. */
final class Openings {
    private static final double OFFICES_ON_DAYS_OFF = 0.05;
    /** So that over a year as many come as the shares say. */
    private static final double OFFICES_ON_WORKING_DAYS = 1.25;

    private static final Words WORDS = new Words("words.properties");
    private static final Persons PERSONS = new Persons();

    private final DemoSize size;
    private final List<Stream> streams;
    private final Scene scene;
    private final Cast cast;
    private final Season season;
    private final SplittableRandom random;
    private final OfficeTime time;
    private final Stories stories;

    Openings(DemoSize size, Scene scene, Cast cast, Season season, Stories stories, SplittableRandom random) {
        this.size = size;
        this.streams = Stream.of(size);
        this.scene = scene;
        this.cast = cast;
        this.season = season;
        this.random = random;
        this.time = new OfficeTime(season, random);
        this.stories = stories;
    }

    /** What comes on a day, in the order of the day. */
    List<Opening> on(LocalDate day, int count, Instant now) {
        boolean off = season.isOff(day);
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    Stream stream = some(off);
                    return opening(stream, time.on(day, stream.keepsOfficeHours(), now), somewhere());
                })
                .sorted(Comparator.comparing(Opening::at))
                .toList();
    }

    /** In the grid in which somebody serves. */
    Opening with(String username, Instant at) {
        return opening(some(false), at, scene.of(username));
    }

    /** The same again, told by somebody else a little later. */
    Opening again(Opening first, Instant at) {
        var r = first.registration();
        var same = new Registration(
                r.kind(),
                Channel.HOTLINE_12345,
                r.title(),
                new FreeText(stories.retold(r.body().value(), random)),
                null,
                r.place(),
                null,
                null,
                parties(r.kind(), false, r.place().address()),
                false,
                null,
                List.of());
        return new Opening(at, cast.of("CLERK", random), same, first.type(), first.where(), false);
    }

    private Stream some(boolean dayOff) {
        double left = random.nextDouble()
                * streams.stream().mapToDouble(s -> weight(s, dayOff)).sum();
        for (Stream stream : streams) {
            left -= weight(stream, dayOff);
            if (left < 0) return stream;
        }
        return streams.getFirst();
    }

    private static double weight(Stream stream, boolean dayOff) {
        if (!stream.keepsOfficeHours()) return stream.share();
        return stream.share() * (dayOff ? OFFICES_ON_DAYS_OFF : OFFICES_ON_WORKING_DAYS);
    }

    private Opening opening(Stream stream, Instant at, Scene.Spot where) {
        Channel channel = stream.channel();
        Caller by = switch (channel) {
            case GRID -> cast.of("GRID_WORKER", where.grid(), random);
            case PORTAL -> cast.of("RESIDENT", random);
            case WINDOW, HOTLINE_12345 -> cast.of("CLERK", random);
            default -> cast.of("TRIAGE", random);
        };
        Stories.Story story = stories.one(stream.kind(), at, where.communityName(), random);
        boolean anonymous = random.nextInt(25) == 0;
        boolean late = channel == Channel.WINDOW && random.nextInt(40) == 0;
        var registration = new Registration(
                stream.kind(),
                channel,
                new FreeText(story.title()),
                new FreeText(story.body()),
                channel == Channel.GRID || random.nextInt(3) == 0 ? story.type() : null,
                random.nextInt(8) == 0 ? new Place(null, null, address(where)) : where.place(random, address(where)),
                null,
                late ? at.minus(Duration.ofHours(20)) : null,
                parties(stream.kind(), anonymous, address(where)),
                anonymous,
                late ? new FreeText(WORDS.one("late", random)) : null,
                List.of());
        boolean onTheSpot = random.nextInt(100) < stream.onTheSpot();
        return new Opening(at, by, registration, story.type(), where, onTheSpot);
    }

    /** Of a small district, mostly where somebody can sign in and look at it. */
    private Scene.Spot somewhere() {
        int where = size == DemoSize.SMALL ? random.nextInt(10) : 10;
        if (where < 2) return one(scene.first());
        return one(where < 5 ? scene.manned() : scene.all());
    }

    private List<NewParty> parties(Kind kind, boolean anonymous, String address) {
        var parties = new ArrayList<NewParty>();
        boolean dispute = kind == Kind.DISPUTE;
        if (!anonymous) {
            var willing = dispute ? Willing.YES : null;
            parties.add(new NewParty(PartyRole.APPLICANT, PartyKind.PERSON, willing, PERSONS.person(random, address)));
        }
        if (dispute) {
            boolean organisation = random.nextInt(3) == 0;
            parties.add(new NewParty(
                    PartyRole.RESPONDENT,
                    organisation ? PartyKind.ORGANISATION : PartyKind.PERSON,
                    random.nextInt(8) == 0 ? Willing.NO : random.nextBoolean() ? Willing.YES : Willing.UNDECIDED,
                    organisation ? PERSONS.organisation(random) : PERSONS.person(random, address)));
        }
        return parties;
    }

    private String address(Scene.Spot where) {
        return where.streetName() + where.communityName() + PERSONS.place(random) + stories.house(random);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
