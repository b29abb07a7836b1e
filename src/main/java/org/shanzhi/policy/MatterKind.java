package org.shanzhi.policy;

/** 诉求, 矛盾纠纷, 安全隐患. */
public enum MatterKind {
    REQUEST,
    DISPUTE,
    HAZARD
}
