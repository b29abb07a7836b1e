package org.shanzhi.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.SplittableRandom;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** What was hashed before it was stored must give the same bytes when it comes back, whatever jsonb did to its form. */
class CanonicalJsonInDatabaseTest {
    private static final long SEED = 20261123;
    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    @Test
    void jsonb_gives_back_the_same_canonical_bytes() {
        var random = new SplittableRandom(SEED);
        var reordered = 0;
        try (var database = TestDatabase.fresh()) {
            for (var round = 0; round < Sizes.pick(300, 20_000); round++) {
                var sent = CanonicalJson.text(CanonicalJsonTest.object(random, 3));
                var stored = database.dsl()
                        .fetchValue(select(val(JSONB.valueOf(sent))))
                        .data();
                reordered += stored.equals(sent) ? 0 : 1;
                assertThat(CanonicalJson.text(JACKSON.readTree(stored)))
                        .as("seed %s round %s", SEED, round)
                        .isEqualTo(sent);
            }
        }
        assertThat(reordered).as("documents whose form jsonb changed").isPositive();
    }
}
