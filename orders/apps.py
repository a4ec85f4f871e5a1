from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = "Приказы"

    def ready(self) -> None:
        import orders.orders  # noqa: F401 (declares the engine's own kinds)
