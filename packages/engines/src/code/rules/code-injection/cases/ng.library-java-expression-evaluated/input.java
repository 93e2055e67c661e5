package com.example;

import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

public class Selector {
    private static final SpelExpressionParser READER = new SpelExpressionParser();

    public Object select(String text, Object root) {
        Expression expression = READER.parseExpression(text);
        return expression.getValue(new StandardEvaluationContext(root));
    }
}
