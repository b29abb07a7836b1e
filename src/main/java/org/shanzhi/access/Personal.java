package org.shanzhi.access;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Personal data on its way through the program. Whatever prints it, a log line, an exception, a template or JSON, gets
 * the masked form of domain.md §8.2; the clear value leaves only through {@link #reveal()}, which a reader of the code
 * can search for.
 */
public sealed interface Personal {
    /** The clear value. For storing it encrypted, or for showing it to somebody whose reveal has been logged. */
    String reveal();

    /** What may be shown without a reason. */
    @JsonValue
    String masked();

    /** 姓名. */
    record PersonName(String reveal) implements Personal {
        @Override
        public String masked() {
            return Masked.name(reveal);
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /** 电话. */
    record Phone(String reveal) implements Personal {
        @Override
        public String masked() {
            return Masked.phone(reveal);
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /** 证件号码. */
    record IdNumber(String reveal) implements Personal {
        @Override
        public String masked() {
            return Masked.idNumber(reveal);
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /** 住址. */
    record HomeAddress(String reveal) implements Personal {
        @Override
        public String masked() {
            return Masked.address(reveal);
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /** Free text that somebody typed, such as what happened: numbers in it are masked. */
    record FreeText(String reveal) implements Personal {
        @Override
        public String masked() {
            return Masked.text(reveal);
        }

        @Override
        public String toString() {
            return masked();
        }
    }
}
