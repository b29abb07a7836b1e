package org.shanzhi.db;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/** Instants, with {@link Instant#MAX} and {@link Instant#MIN} for PostgreSQL's infinities, which jOOQ's own cannot read. */
public final class InstantBinding extends AbstractBinding<OffsetDateTime, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<OffsetDateTime, Instant> converter() {
        return Converter.ofNullable(
                OffsetDateTime.class, Instant.class, InstantBinding::toInstant, InstantBinding::toOffset);
    }

    @Override
    protected void sqlBind(BindingSQLContext<Instant> context) throws SQLException {
        context.render().sql(context.variable()).sql("::timestamptz");
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        context.statement().setObject(context.index(), context.value() == null ? null : toOffset(context.value()));
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        OffsetDateTime value = context.resultSet().getObject(context.index(), OffsetDateTime.class);
        context.value(value == null ? null : toInstant(value));
    }

    /** The driver's own names for the infinities are {@link OffsetDateTime#MAX} and {@link OffsetDateTime#MIN}. */
    static OffsetDateTime toOffset(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return OffsetDateTime.MAX;
        }
        return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant toInstant(OffsetDateTime value) {
        if (value.equals(OffsetDateTime.MAX)) {
            return Instant.MAX;
        }
        return value.equals(OffsetDateTime.MIN) ? Instant.MIN : value.toInstant();
    }
}
