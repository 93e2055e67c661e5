import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { WebhookListPage, WebhookPage } from "../../features/webhooks/index.ts";

export function WebhooksRoute() {
  return (
    <WebhookListPage
      linkTo={(webhookId, text) => (
        <Link to="/settings/webhooks/$webhookId" params={{ webhookId }}>
          {text}
        </Link>
      )}
    />
  );
}

export function WebhookRoute() {
  const navigate = useNavigate();
  const { webhookId } = getRouteApi("/shell/settings/webhooks/$webhookId").useParams();
  return (
    <WebhookPage key={webhookId} webhookId={webhookId} onWebhooks={() => void navigate({ to: "/settings/webhooks" })} />
  );
}
