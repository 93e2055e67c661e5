package com.example;

import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

public class Selector {
    private static final EvaluationContext PLAIN = SimpleEvaluationContext.forReadOnlyDataBinding().build();
    private final SpelExpressionParser reader = new SpelExpressionParser();

    public Object select(String text, Object root) {
        return reader.parseExpression(text).getValue(PLAIN, root, String.class);
    }

    public boolean isWellFormed(String text) {
        return reader.parseExpression(text) != null;
    }
}
