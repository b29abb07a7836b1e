package org.shanzhi.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.grid.GridImport;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.Town;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.Upload;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint as every role, for a matter in the role's scope and one out of it, against the table in table.txt. The
 * endpoints are the program's own mappings: whoever adds one has to say in the table who may call it.
 */
@ShanzhiTest
class EveryEndpointTest extends InTown {
    private static final Path TABLE = Path.of("src/test/resources/reach/table.txt");
    private static final Path FOUND = Path.of("target/reach.txt");
    private static final String ANYBODY = "ANYBODY";
    private static final String NOTHING = "00000000-0000-0000-0000-000000000000";
    /** In the first ring each endpoint is called as some of the roles, other ones every time. */
    private static final int ONE_IN = 5;

    /** Answered by the frame, or by controllers of other tests. */
    private static final Set<String> NOT_OURS = Set.of("/error", "/v3/api-docs", "/v3/api-docs.yaml", "/api/v1/who");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Samples samples = Samples.read();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Policies policies;

    @Autowired
    private ApplicationContext context;

    /** What was answered last to somebody with the right, where nobody's request was carried out. */
    private final Map<Endpoint, String> why = new HashMap<>();

    private People people;
    private Targets targets;

    @Test
    void every_endpoint_answers_every_role_as_the_table_says() throws IOException {
        var town = Town.found(context.getBean(OrganisationImport.class), context.getBean(GridImport.class), "DM", true);
        people = new People(context, port, town);
        targets = new Targets(context, port, matters, town, people);
        var columns = new ArrayList<String>();
        columns.add(ANYBODY);
        columns.addAll(people.roles());
        var found = new Table(columns);
        var never = new TreeSet<String>();
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (Endpoint endpoint : endpoints()) {
            boolean done = samples.neverDone(endpoint);
            for (String column : columns)
                if (Sizes.LONG || random.nextInt(ONE_IN) == 0 || column.equals(ANYBODY))
                    done |= fill(found, endpoint, column);
            if (Sizes.LONG && !done) never.add(endpoint + " " + why.get(endpoint));
        }
        Files.writeString(FOUND, found.text());
        assertThat(never)
                .as("endpoints of which no sample request is carried out for anybody")
                .isEmpty();
        assertThat(Table.read(TABLE).differences(found))
                .as("see " + FOUND + ", seed " + seed)
                .isEmpty();
    }

    @Test
    void every_call_of_the_open_document_is_one_of_the_endpoints_and_no_call_is_missing_there() {
        var document = new Api(port, null).get("/v3/api-docs").json().get("paths");
        var written = new TreeSet<String>();
        document.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> written.add(method.toUpperCase() + " " + path.getKey())));
        var mapped = new TreeSet<String>();
        endpoints().stream().filter(Endpoint::isProgram).forEach(e -> mapped.add(e.method() + " " + e.path()));
        written.removeIf(call -> !call.contains(" /api/") || call.endsWith("/api/v1/who"));
        mapped.remove(Endpoint.ACT);
        actions().forEach(action -> mapped.add(Endpoint.ACT.replace("{action}", action)));
        assertThat(written).isEqualTo(mapped);
    }

    @Test
    void a_browser_without_the_token_of_its_form_changes_nothing() {
        Browser browser = signedIn(town.clerk);
        for (Endpoint endpoint : endpoints()) {
            if (!endpoint.changes() || endpoint.path().startsWith("/sign-in")) continue;
            String path = endpoint.path().replaceAll("\\{[^}]*}", "1");
            assertThat(browser.post(path, Map.of()).statusCode()).as(path).isIn(401, 403);
        }
    }

    @Test
    void no_sample_is_left_of_an_endpoint_that_is_gone() {
        var there = new HashSet<String>();
        endpoints().forEach(e -> there.add(e.method() + " " + e.path()));
        var gone = new TreeSet<>(samples.endpoints());
        gone.removeAll(there);
        assertThat(gone).isEmpty();
    }

    private List<Endpoint> endpoints() {
        return Endpoint.all(mappings).stream()
                .filter(endpoint -> !NOT_OURS.contains(endpoint.path()))
                .toList();
    }

    /** @return whether the request was carried out */
    private boolean fill(Table found, Endpoint endpoint, String column) {
        String row = endpoint.toString();
        if (!endpoint.isAct()) return fill(found, row, endpoint, column, "note");
        boolean done = false;
        for (String action : actions()) done |= fill(found, row.replace("{action}", action), endpoint, column, action);
        return done;
    }

    private List<String> actions() {
        return policies.lifeCycle().actions().values().stream()
                .filter(action -> !action.referral() && !action.code().equals("register"))
                .map(action -> action.code())
                .toList();
    }

    private boolean fill(Table found, String row, Endpoint endpoint, String column, String action) {
        var inside = call(endpoint, column, action, true);
        String cell = "" + Reach.of(inside).letter;
        if (endpoint.ofMatter()) cell += Reach.of(call(endpoint, column, action, false)).letter;
        found.put(row, column, cell);
        if (Reach.of(inside) == Reach.YES || Reach.of(inside) == Reach.WRONG)
            why.put(
                    endpoint,
                    column + " " + inside.statusCode() + " "
                            + inside.headers().firstValue("X-Problem").orElse(""));
        return Reach.done(inside);
    }

    private HttpResponse<?> call(Endpoint endpoint, String role, String action, boolean inside) {
        boolean anybody = role.equals(ANYBODY);
        Map<String, String> names = new HashMap<>(targets.names(anybody ? "CLERK" : role, inside, endpoint, samples));
        names.put("action", action);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + filled(samples.path(endpoint), names)))
                .header("Accept", endpoint.isProgram() ? "application/json" : "text/html,*/*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        HttpClient client = http;
        if (!anybody && endpoint.isProgram())
            request.header("Authorization", "Bearer " + people.in(role).token());
        if (!anybody && !endpoint.isProgram()) {
            client = people.in(role).client();
            request.header("X-CSRF-TOKEN", people.in(role).form());
        }
        if (names.containsKey("version")) request.header("If-Match", "\"" + names.get("version") + "\"");
        request.method(endpoint.method(), body(endpoint, names, request));
        try {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (!endpoint.stream()) answer.body().readAllBytes();
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new AssertionError(endpoint + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private BodyPublisher body(Endpoint endpoint, Map<String, String> names, HttpRequest.Builder request) {
        if (!endpoint.method().equals("POST")) return BodyPublishers.noBody();
        var form = samples.form(endpoint).orElse(Map.of());
        if (samples.file(endpoint).isPresent()) {
            var upload = new Upload();
            form.forEach((name, value) -> upload.field(name, filled(value.toString(), names)));
            request.header("Content-Type", upload.type());
            byte[] content = samples.file(endpoint).get().getBytes(StandardCharsets.UTF_8);
            return BodyPublishers.ofByteArray(upload.file("file", "sample.csv", content));
        }
        if (endpoint.isProgram()) {
            request.header("Content-Type", "application/json");
            return BodyPublishers.ofString(filled(json(endpoint, names), names));
        }
        request.header("Content-Type", "application/x-www-form-urlencoded");
        var fields = new ArrayList<String>();
        form.forEach((name, value) -> fields.add(encoded(name) + "=" + encoded(filled(value.toString(), names))));
        return BodyPublishers.ofString(String.join("&", fields));
    }

    private String json(Endpoint endpoint, Map<String, String> names) {
        if (endpoint.isAct()) return new Bodies(policies).of(names.get("action"));
        return samples.json(endpoint).orElse("{}");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The variables of a path or a body, with or without the pattern that a mapping gives them; of the rest there is nothing. */
    private static String filled(String text, Map<String, String> names) {
        for (var name : names.entrySet()) text = text.replaceAll("\\{" + name.getKey() + "(:[^}]*)?}", name.getValue());
        return text.replaceAll("\\{[a-zA-Z]+}", NOTHING);
    }
}
