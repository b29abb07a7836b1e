package org.shanzhi.kernel.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.ResultOrRows;
import org.postgresql.util.PSQLException;

/**
 * Several changes that reach the database together: one round trip and, where no transaction is open, one implicit
 * transaction, so that all of them happen or none. Inside an open transaction they are simply part of it.
 *
 * <p>The driver sends the statements of one text before a single Sync and prepares each of them on the server. It would
 * put another Sync between two statements if it had to expect rows of unknown size, or answers to more than about 250
 * statements; so there are no {@code returning} clauses here and at most {@value #MOST} statements.
 */
public final class OneTrip {
    public static final int MOST = 200;
    private static final String UNIQUE_VIOLATION = "23505";

    private final List<Query> queries = new ArrayList<>();

    public OneTrip add(Query query) {
        queries.add(query);
        return this;
    }

    public int size() {
        return queries.size();
    }

    /**
     * Sends everything that was added, in that order. A trip is sent once.
     *
     * @return how many rows each statement changed, in the same order
     * @throws Conflict when a unique constraint refuses a row: nothing of the trip is done
     */
    public List<Integer> send(DSLContext dsl) {
        if (queries.isEmpty()) {
            return List.of();
        }
        if (queries.size() > MOST) {
            throw new IllegalStateException(queries.size() + " statements are more than one trip takes: " + MOST);
        }
        try {
            var results = dsl.resultQuery(template(), queries.toArray(QueryPart[]::new))
                    .fetchMany()
                    .resultsOrRows();
            return results.stream().map(OneTrip::rows).toList();
        } catch (RuntimeException e) {
            throw conflictOr(e);
        }
    }

    private static int rows(ResultOrRows answer) {
        if (answer.result() != null) {
            throw new IllegalStateException("a statement that answers rows has no place in one trip");
        }
        return answer.rows();
    }

    private String template() {
        return IntStream.range(0, queries.size()).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(";"));
    }

    /** The unique constraint that refused a row as a {@link Conflict}, or the exception itself. */
    public static RuntimeException conflictOr(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql
                    && UNIQUE_VIOLATION.equals(sql.getSQLState())
                    && sql.getServerErrorMessage() != null) {
                return new Conflict(sql.getServerErrorMessage().getConstraint(), e);
            }
        }
        return e;
    }
}
