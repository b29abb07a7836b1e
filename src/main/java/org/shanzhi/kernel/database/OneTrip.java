package org.shanzhi.kernel.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.ResultOrRows;
import org.jooq.Table;
import org.postgresql.util.PSQLException;
import org.shanzhi.kernel.Overtaken;

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
    /** A deadlock, or two transactions that could not have happened one after the other: the database undid this one. */
    private static final Set<String> UNDONE = Set.of("40P01", "40001");

    private final List<QueryPart> queries = new ArrayList<>();

    public OneTrip add(Query query) {
        queries.add(query);
        return this;
    }

    public OneTrip insert(Table<?> table, Map<Field<?>, Object> row) {
        return insert(table, List.of(row));
    }

    /** However many rows, one statement; without a row none. All have the same columns. */
    public OneTrip insert(Table<?> table, List<Map<Field<?>, Object>> rows) {
        if (!rows.isEmpty()) queries.add(RowStatement.insert(table, rows));
        return this;
    }

    /** The same; rows that are there already stay as they are. */
    public OneTrip insertMissing(Table<?> table, List<Map<Field<?>, Object>> rows) {
        if (!rows.isEmpty()) queries.add(RowStatement.insertMissing(table, rows));
        return this;
    }

    /** @param key the columns, with their values, that say which row it is */
    public OneTrip update(Table<?> table, Map<Field<?>, Object> row, Map<Field<?>, Object> key) {
        queries.add(RowStatement.update(table, row, key));
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
     * @throws Overtaken when the database undid it in favour of another transaction
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

    /** A unique constraint's refusal as a {@link Conflict}, a lost race as {@link Overtaken}, or the exception itself. */
    public static RuntimeException conflictOr(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql && UNDONE.contains(sql.getSQLState())) {
                return new Overtaken(sql.getSQLState(), e);
            }
            if (cause instanceof PSQLException sql
                    && UNIQUE_VIOLATION.equals(sql.getSQLState())
                    && sql.getServerErrorMessage() != null) {
                return new Conflict(sql.getServerErrorMessage().getConstraint(), e);
            }
        }
        return e;
    }
}
