package org.shanzhi.db;

import java.sql.SQLException;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/** A set of spans of time as PostgreSQL writes it; jOOQ knows no multiranges. */
public final class MultirangeBinding extends AbstractBinding<Object, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<Object, String> converter() {
        return Converter.ofNullable(Object.class, String.class, Object::toString, text -> text);
    }

    @Override
    protected void sqlBind(BindingSQLContext<String> context) throws SQLException {
        context.render().sql(context.variable()).sql("::tstzmultirange");
    }

    @Override
    public void set(BindingSetStatementContext<String> context) throws SQLException {
        context.statement().setString(context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<String> context) throws SQLException {
        context.value(context.resultSet().getString(context.index()));
    }
}
