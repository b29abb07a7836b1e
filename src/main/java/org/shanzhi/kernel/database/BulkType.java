package org.shanzhi.kernel.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.JSONB;

/** How a value of a column's type lies in PostgreSQL's binary format: its length, then its bytes. */
enum BulkType {
    SMALLINT("smallint") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(2);
            out.putShort(Math.toIntExact((Integer) value));
        }
    },
    INTEGER("integer") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(4);
            out.putInt((Integer) value);
        }
    },
    BIGINT("bigint") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(8);
            out.putLong((Long) value);
        }
    },
    DOUBLE("double precision") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(8);
            out.putLong(Double.doubleToLongBits((Double) value));
        }
    },
    BOOLEAN("boolean") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(1);
            out.putByte((Boolean) value ? 1 : 0);
        }
    },
    TEXT("text") {
        @Override
        void value(Object value, BulkBytes out) {
            bytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
        }
    },
    JSON("jsonb") {
        @Override
        void value(Object value, BulkBytes out) {
            byte[] text = ((JSONB) value).data().getBytes(StandardCharsets.UTF_8);
            out.putInt(1 + text.length);
            out.putByte(1); // of the format
            out.put(text);
        }
    },
    BYTES("bytea") {
        @Override
        void value(Object value, BulkBytes out) {
            bytes((byte[]) value, out);
        }
    },
    ID("uuid") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(16);
            out.putLong(((UUID) value).getMostSignificantBits());
            out.putLong(((UUID) value).getLeastSignificantBits());
        }
    },
    MOMENT("timestamp with time zone") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(8);
            out.putLong(micros((Instant) value));
        }
    },
    DAY("date") {
        @Override
        void value(Object value, BulkBytes out) {
            out.putInt(4);
            out.putInt(Math.toIntExact(((LocalDate) value).toEpochDay() - EPOCH_DAYS));
        }
    },
    /** As {@link org.shanzhi.db.MultirangeBinding} writes it: spans with their beginning, some without end. */
    SPANS("tstzmultirange") {
        @Override
        void value(Object value, BulkBytes out) {
            var spans = SPAN.matcher((String) value).results().toList();
            int open = (int) spans.stream().filter(s -> s.group(2).isEmpty()).count();
            out.putInt(4 + 4 * spans.size() + (1 + 12) * spans.size() + 12 * (spans.size() - open));
            out.putInt(spans.size());
            for (var span : spans) {
                boolean endless = span.group(2).isEmpty();
                out.putInt(endless ? 1 + 12 : 1 + 24);
                out.putByte(endless ? FROM_INCLUDED | ENDLESS : FROM_INCLUDED);
                moment(span.group(1), out);
                if (!endless) moment(span.group(2), out);
            }
        }
    };

    /** PostgreSQL counts from 2000-01-01. */
    private static final long EPOCH_DAYS = 10_957;

    private static final long EPOCH_SECONDS = EPOCH_DAYS * 86_400;
    private static final int FROM_INCLUDED = 0x02;
    private static final int ENDLESS = 0x10;
    private static final Pattern SPAN = Pattern.compile("\\[([^,]+),([^)]*)\\)");
    private static final int NULL = -1;

    private final String sql;

    BulkType(String sql) {
        this.sql = sql;
    }

    static BulkType named(String sql) {
        for (BulkType type : values()) if (type.sql.equals(sql)) return type;
        throw new IllegalArgumentException("Nothing is copied into columns of type " + sql);
    }

    void write(Object value, BulkBytes out) {
        if (value == null) out.putInt(NULL);
        else value(value, out);
    }

    abstract void value(Object value, BulkBytes out);

    private static void bytes(byte[] value, BulkBytes out) {
        out.putInt(value.length);
        out.put(value);
    }

    private static void moment(String text, BulkBytes out) {
        out.putInt(8);
        out.putLong(micros(OffsetDateTime.parse(text).toInstant()));
    }

    private static long micros(Instant instant) {
        if (instant.equals(Instant.MAX)) return Long.MAX_VALUE;
        if (instant.equals(Instant.MIN)) return Long.MIN_VALUE;
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - EPOCH_SECONDS, 1_000_000L), instant.getNano() / 1_000);
    }
}
