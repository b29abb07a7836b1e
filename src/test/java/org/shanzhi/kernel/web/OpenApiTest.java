package org.shanzhi.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The description of the interface names what is really sent, and nothing that our own resolvers make of it. */
@ShanzhiTest
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @LocalServerPort
    int port;

    private JsonNode api;

    @BeforeEach
    void read() {
        api = new Api(port, null).get("/v3/api-docs").json();
    }

    @Test
    void a_list_takes_its_limit_its_place_and_its_filters_as_query_parameters() {
        assertThat(parameters("/api/v1/matters", "get"))
                .contains("query limit", "query after", "query state", "query overdue", "query sort")
                .doesNotContain("query parameters", "query by");
        JsonNode limit = parameter("/api/v1/matters", "get", "limit").get("schema");
        assertThat(limit.get("maximum").intValue()).isEqualTo(200);
        assertThat(limit.get("default").intValue()).isEqualTo(50);
        assertThat(parameter("/api/v1/matters", "get", "kind")
                        .get("schema")
                        .get("enum")
                        .toString())
                .contains("DISPUTE");
        assertThat(parameters("/api/v1/units", "get")).contains("query limit", "query after");
    }

    @Test
    void whatever_writes_takes_its_key_as_a_header() {
        for (String path : List.of(
                "/api/v1/matters",
                "/api/v1/files",
                "/api/v1/matters/actions/{action}",
                "/api/v1/matters/{number}/actions/accept"))
            assertThat(parameters(path, "post")).as(path).contains("header Idempotency-Key");
        assertThat(parameters("/api/v1/matters/{number}/actions/accept", "post"))
                .containsExactlyInAnyOrder("path number", "header If-Match", "header Idempotency-Key");
    }

    @Test
    void nobody_is_asked_to_say_who_he_is_in_a_parameter() {
        int looked = 0;
        for (var path : api.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (!METHODS.contains(operation.getKey())) continue;
                assertThat(parameters(path.getKey(), operation.getKey()))
                        .as(path.getKey())
                        .noneMatch(name -> name.matches("query (by|caller|asker|key|page|locale)"));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(40);
        assertThat(api.at("/components/schemas").propertyNames())
                .doesNotContain("Caller", "Asker", "Limit", "IdempotencyKey", "Page");
    }

    private List<String> parameters(String path, String method) {
        return all(path, method)
                .map(one -> one.get("in").stringValue() + " " + one.get("name").stringValue())
                .toList();
    }

    private JsonNode parameter(String path, String method, String name) {
        return all(path, method)
                .filter(one -> one.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> all(String path, String method) {
        return api.get("paths").get(path).get(method).path("parameters").valueStream();
    }
}
