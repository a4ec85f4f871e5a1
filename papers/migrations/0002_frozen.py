"""What is frozen stays as it is: the database refuses to change the text of a document or to drop it."""

from django.db import migrations

CREATE = """
CREATE FUNCTION papers_document_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.content, NEW.sha256, NEW.title, NEW.frozen_at, NEW.object_type, NEW.object_id)
        IS DISTINCT FROM (OLD.content, OLD.sha256, OLD.title, OLD.frozen_at, OLD.object_type, OLD.object_id)
    THEN
        RAISE EXCEPTION 'a frozen document does not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER papers_document_frozen BEFORE UPDATE OR DELETE ON papers_document
    FOR EACH ROW EXECUTE FUNCTION papers_document_frozen();
"""
DROP = """
DROP TRIGGER papers_document_frozen ON papers_document;
DROP FUNCTION papers_document_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
