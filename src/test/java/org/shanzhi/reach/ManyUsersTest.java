package org.shanzhi.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.State;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Many people at once, each of whom registers, routes, handles, lists, reads, exports and fetches files at random: no answer
 * of any kind ever holds a matter of another scope, and afterwards everybody lists exactly what is theirs.
 */
@ShanzhiTest
class ManyUsersTest {
    private static final List<String> FILTERS = List.of(
            "",
            "&state=REGISTERED",
            "&state=ROUTED,SIGNED",
            "&kind=REQUEST",
            "&mine=true",
            "&sort=created",
            "&overdue=true");
    private static final int MOST_KEPT = 4_000;
    /** Steps of each, however slow the machine. */
    private static final int LEAST = 30;

    @Autowired
    private ApplicationContext context;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<Kept> files = new CopyOnWriteArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();

    private record Told(String number, Mark mark) {}

    private record Kept(String id, Mark mark) {}

    @Test
    void nobody_is_shown_what_is_not_theirs() throws InterruptedException {
        long seed = Sizes.LONG ? System.nanoTime() : 7;
        var random = new SplittableRandom(seed);
        var wards = new Wards(context, Sizes.pick(18, 200), random);
        Instant end = Instant.now().plus(Duration.ofSeconds(Sizes.pick(0, 300)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Someone who : wards.people()) {
                var own = random.split();
                threads.submit(() -> {
                    try {
                        for (int i = 0; (i < LEAST || Instant.now().isBefore(end)) && wrong.isEmpty(); i++)
                            something(who, own, wards);
                    } catch (RuntimeException | Error e) {
                        wrong.add(who.username() + ": " + e);
                    }
                });
            }
        }
        System.out.printf(
                "%d people, %d answers, %d matters, %d files, %d marks shown, seed %d%n",
                wards.people().size(), answers.get(), told.size(), files.size(), shown.get(), seed);
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(told).isNotEmpty();
        if (Sizes.LONG) assertThat(files).hasSizeGreaterThan(20);
        for (Someone who : wards.people()) listsExactlyItsOwn(who);
    }

    private void something(Someone who, SplittableRandom random, Wards wards) {
        switch (random.nextInt(8)) {
            case 0 -> work(who, random, wards);
            case 1 -> work(who, random, wards);
            case 2 -> look(who, "/matters?limit=20" + pick(FILTERS, random).replace("&sort=created", ""));
            case 3 -> look(who, "/work");
            case 4 -> read(who, random);
            case 5 -> fetch(who, random);
            case 6 -> export(who, random);
            default -> look(who, "/api/v1/matters?limit=" + (1 + random.nextInt(50)) + pick(FILTERS, random));
        }
    }

    private void work(Someone who, SplittableRandom random, Wards wards) {
        switch (who.role()) {
            case "CLERK" -> register(who, random, wards);
            case "TRIAGE" -> route(who, random);
            case "UNIT_HEAD" -> assign(who, random);
            default -> handle(who, random);
        }
    }

    private void register(Someone who, SplittableRandom random, Wards wards) {
        if (told.size() >= MOST_KEPT) return;
        var mediators = wards.people().stream()
                .filter(one -> one.role().equals("MEDIATOR") && one.district() == who.district())
                .toList();
        Someone mediator = pick(mediators, random);
        var mark = new Mark(who.district(), mediator.unit(), pick(Wards.DEPARTMENTS, random), mediator.username());
        Answer made =
                checked(who, who.api().post("/api/v1/matters", """
                {"kind":"REQUEST","channel":"WINDOW","title":"%s","body":"路灯不亮","anonymous":true,
                 "place":{"lon":%s,"lat":36.05,"crs":"WGS84","address":"静宁路"}}""".formatted(mark, Wards.longitude(mark.street()))));
        assertThat(made.status()).isEqualTo(201);
        told.add(new Told(made.text("number"), mark));
    }

    /** To the street or to the one department that the mark names. */
    private void route(Someone who, SplittableRandom random) {
        var one = one(who, "&state=REGISTERED", random);
        if (one == null) return;
        act(who, one, "accept", "{}");
        act(who, one, "triage", """
                {"typeCode":"R0501","complexity":"SIMPLE","mediable":false,"route":"ADMIN_DUTY"}""");
        int unit = random.nextBoolean() ? one.mark().street() : one.mark().department();
        act(who, one, "route", "{\"unit\":\"U" + unit + "\",\"basis\":\"属地管理\"}");
    }

    private void assign(Someone who, SplittableRandom random) {
        var one = one(who, "&state=SIGNED", random);
        if (one != null) act(who, one, "assign", "{\"staff\":\"" + one.mark().mediator() + "\"}");
    }

    private void handle(Someone who, SplittableRandom random) {
        var one = one(who, "&state=ROUTED,SIGNED,IN_PROGRESS", random);
        if (one == null) return;
        act(who, one, pick(List.of("sign", "start"), random), "{}");
        Answer stored = who.api().upload("/api/v1/files", Map.of(), "说明.txt", ("说明 " + one.mark()).getBytes());
        if (stored.status() != 201) return;
        String id = stored.text("id");
        Answer noted = act(who, one, "note", """
                {"text":"%s 已到现场","visibility":"ALL_HANDLING","files":[{"id":"%s","kind":"EVIDENCE","title":"说明"}]}""".formatted(one.mark(), id));
        if (noted.status() == 200) files.add(new Kept(id, one.mark()));
    }

    private Told one(Someone who, String filter, SplittableRandom random) {
        var items = look(who, "/api/v1/matters?limit=50" + filter).json().get("items");
        if (items == null || items.isEmpty()) return null;
        var item = items.get(random.nextInt(items.size()));
        return new Told(item.get("number").asString(), Mark.in(item.toString()).getFirst());
    }

    /** Refused or overtaken as often as not; only what is shown counts. */
    private Answer act(Someone who, Told matter, String action, String body) {
        Answer now = look(who, "/api/v1/matters/" + matter.number());
        if (now.status() != 200) return now;
        return checked(
                who,
                who.api()
                        .post(
                                "/api/v1/matters/" + matter.number() + "/actions/" + action,
                                body,
                                "If-Match",
                                "\"" + now.version() + "\""));
    }

    private void read(Someone who, SplittableRandom random) {
        if (told.isEmpty()) return;
        Told any = pick(told, random);
        String path = pick(
                List.of(
                        "/api/v1/matters/%s",
                        "/matters/%s", "/api/v1/matters/%s/events", "/api/v1/matters/%s/actions", "/matters/%s/print"),
                random);
        Answer answer = look(who, path.formatted(any.number()));
        if (!any.mark().mayBeSeenBy(who) && answer.status() != 404)
            wrong.add(who + " was answered " + answer.status() + " on " + any);
        if (any.mark().isAlwaysSeenBy(who) && answer.status() != 200)
            wrong.add(who + " was answered " + answer.status() + " on their own " + any);
    }

    private void fetch(Someone who, SplittableRandom random) {
        if (files.isEmpty()) return;
        Kept any = pick(files, random);
        Answer answer = look(who, "/api/v1/files/" + any.id());
        if (!any.mark().mayBeSeenBy(who) && answer.status() != 404)
            wrong.add(who + " was answered " + answer.status() + " on the file " + any);
    }

    private void export(Someone who, SplittableRandom random) {
        if (!List.of("TRIAGE", "SUPERVISOR", "UNIT_HEAD").contains(who.role()) || random.nextInt(10) > 0) return;
        Answer begun = checked(who, who.api().form("/matters/export", "format=CSV&purpose=REPORT&words=test"));
        String to = begun.header("Location");
        if (to == null) return;
        String path = to.replaceFirst("^https?://[^/]+", "");
        for (int i = 0; i < 50; i++) {
            if (look(who, path + "/file").status() == 200) return;
            pause();
        }
    }

    private Answer look(Someone who, String path) {
        return checked(who, who.api().get(path));
    }

    private Answer checked(Someone who, Answer answer) {
        answers.incrementAndGet();
        if (answer.status() >= 500) wrong.add(answer.raw().uri() + " failed for " + who);
        for (Mark mark : Mark.in(new String(answer.raw().body(), java.nio.charset.StandardCharsets.UTF_8))) {
            shown.incrementAndGet();
            if (!mark.mayBeSeenBy(who))
                wrong.add(who + " was shown " + mark + " by " + answer.raw().uri());
        }
        return answer;
    }

    private void listsExactlyItsOwn(Someone who) {
        var listed = new HashSet<String>();
        for (State state : State.values()) {
            String after = "";
            do {
                var page = look(who, "/api/v1/matters?limit=200&state=" + state + after)
                        .json();
                page.get("items").forEach(item -> listed.add(item.get("number").asString()));
                after = page.get("next").isNull()
                        ? null
                        : "&after=" + page.get("next").asString();
            } while (after != null);
        }
        assertThat(listed).as(who.toString()).containsAll(numbers(who, true));
        assertThat(numbers(who, false)).as(who.toString()).containsAll(listed);
    }

    private Set<String> numbers(Someone who, boolean always) {
        var numbers = new HashSet<String>();
        for (Told one : told)
            if (always ? one.mark().isAlwaysSeenBy(who) : one.mark().mayBeSeenBy(who)) numbers.add(one.number());
        return numbers;
    }

    private static <T> T pick(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
