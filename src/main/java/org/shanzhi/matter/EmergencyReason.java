package org.shanzhi.matter;

/** 紧急查阅理由: why somebody opens a matter that is out of their scope. */
public enum EmergencyReason {
    /** 有人身危险，需立即处置. */
    DANGER,
    /** 当事人在场，承办单位联系不上. */
    PERSON_PRESENT,
    /** 公安、医疗等应急协查. */
    RESCUE,
    /** 突发事件处置. */
    INCIDENT
}
