class NotesController < ApplicationController
  before_action :set_note, only: %i[show edit update destroy]
  after_action :verify_authorized, except: :index
  def index
    @notes = policy_scope(Note).where("title like ?", "%#{params[:q]}%") # ok
  end
  def show
    authorize @note
    render :show # ok
  end
  def update
    authorize @note
    if @note.update(note_params)
      redirect_to @note, notice: "Saved" # ok
    else
      render :edit, status: :unprocessable_entity # ok
    end
  end
  def destroy
    authorize @note
    @note.destroy! # ok
    redirect_to notes_url # ok
  end
  def create
    @note = Note.new(params.require(:note).permit!) # ng: mass-assignment
    authorize @note
    @note.save
    NoteMailer.with(name: params[:name]).hello(params[:email]).deliver_later
    ExportJob.perform_async(params[:format_name])
    ExportJob.set(wait: 5.minutes).perform_later(params[:format_name])
  end
  private
  def set_note
    @note = Note.find(params[:id])
  end
  def note_params
    params.require(:note).permit(:title, :text, tags: [])
  end
end
