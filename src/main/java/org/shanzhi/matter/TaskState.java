package org.shanzhi.matter;

/** Where a task stands. Whether it is late is read off its clock. */
public enum TaskState {
    /** 办理中: waits for the unit that is to do it. */
    GIVEN,
    /** 已办完: waits for the lead to accept it or to give it back. */
    DONE,
    /** 不能办: waits for the lead to withdraw it or to give it anew. */
    REFUSED,
    /** 已验收. */
    ACCEPTED,
    /** 已收回. */
    WITHDRAWN;

    public boolean open() {
        return this != ACCEPTED && this != WITHDRAWN;
    }
}
